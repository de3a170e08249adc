//! A method, generic, on an exclusive reference.

impl<T: Source> Reader<T> {
    #[asyncio::coroutine]
    pub(crate) async fn next<'a, U>(&'a mut self, or: U) -> Option<U>
    where
        U: From<T::Item>,
    {
        self.turns += 1;
        match self.source.poll().await {
            Some(item) => Some(item.into()),
            None => Some(or),
        }
    }
}
