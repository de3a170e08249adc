//! A field that is an exclusive reference is lent by `&mut *`, where what it is a field of is used again.

struct View<'a> {
    bytes: &'a mut [u8],
    name: &'a str,
}

#[asyncio::coroutine]
async fn fill(_bytes: &mut [u8]) {}

#[asyncio::coroutine]
async fn look(_name: &str) {}

impl View<'_> {
    #[asyncio::coroutine]
    async fn paint(&mut self) {
        fill(self.bytes).await;
        look(self.name).await;
    }
}

fn main() {}
