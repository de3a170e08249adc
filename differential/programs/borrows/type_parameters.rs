//! What is of a type parameter, of the function or of the block around it, is borrowed across awaits, here and in what is called.
use super::*;

trait Source {
    fn take(&mut self) -> u32;
}

impl Source for Noisy {
    fn take(&mut self) -> u32 {
        self.touch() as u32
    }
}

impl<T: Source> Source for &mut T {
    fn take(&mut self) -> u32 {
        (**self).take()
    }
}

#[co]
async fn from<R: Source>(mut source: R) -> u32 {
    pause("from").await;
    source.take()
}

#[co]
async fn from_it<R: Source>(source: R) -> u32 {
    from(source).await + 1
}

struct Reader<R>(R, u32);

impl<R: Source> Reader<R> {
    #[co]
    pub async fn open(mut source: R) -> Reader<R> {
        let first = from(&mut source).await;
        Reader(source, first)
    }

    #[co]
    async fn wrap(source: R) -> Result<Reader<R>, R> {
        let mut reader = Reader(source, 0);
        reader.1 = from_it(&mut reader.0).await;
        Ok(reader)
    }

    #[co]
    async fn with<F, Fut>(&self, more: F) -> u32
    where
        F: FnOnce(u32) -> Fut,
        Fut: Future<Output = u32>,
    {
        apply(more, self.1).await
    }

    #[co]
    async fn close(self) -> (R, u32) {
        let Reader(mut source, first) = self;
        let last = from_it(&mut source).await;
        (source, first + last)
    }
}

#[co]
async fn apply<F, Fut>(more: F, value: u32) -> u32
where
    F: FnOnce(u32) -> Fut,
    Fut: Future<Output = u32>,
{
    more(value).await
}

#[co]
async fn labelled<'a, F, K>(label: &'a str, op: F) -> usize
where
    F: 'a + FnOnce(&'a str) -> K,
    K: 'a + Future<Output = u32>,
{
    apply(|_| op(label), 1).await as usize + label.len()
}

#[co]
pub async fn main() -> (u32, u32, usize, Option<u32>) {
    let mut here = noisy("here");
    let reader = Reader::open(&mut here).await;
    let more = reader.with(|n| async move { later("more", n).await }).await;
    let (back, sum) = reader.close().await;
    back.touch();
    let text = String::from("label");
    let labelled = labelled(&text, |label| async move { later("op", label.len() as u32).await }).await;
    let wrapped = Reader::wrap(noisy("wrapped")).await;
    (more, sum, labelled, wrapped.ok().map(|reader| reader.1))
}
