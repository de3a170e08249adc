//! E0507: a field is not moved out of `&mut self`.
//! Instead of `eat(self.0)`: `eat(std::mem::take(&mut self.0))`.

#[asyncio::coroutine]
async fn eat(text: String) -> usize {
    text.len()
}

struct Holder(String);

impl Holder {
    #[asyncio::coroutine]
    async fn close(&mut self) -> usize {
        eat(self.0).await
    }
}

fn main() {}
