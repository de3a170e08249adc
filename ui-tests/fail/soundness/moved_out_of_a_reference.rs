//! E0507: a field is not moved out of what is only borrowed.
//! Instead of `eat(pair.0)`: `eat(pair.0.clone())`.

#[asyncio::coroutine]
async fn eat(text: String) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer(pair: &(String, String)) -> usize {
    eat(pair.0).await
}

fn main() {}
