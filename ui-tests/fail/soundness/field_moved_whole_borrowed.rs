//! E0382: what has lost a field is not borrowed whole.
//! Instead of `eat(pair.0)`: `eat(pair.0.clone())`.

#[asyncio::coroutine]
async fn eat(text: String) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn both(pair: &(String, String)) -> usize {
    pair.0.len() + pair.1.len()
}

#[asyncio::coroutine]
async fn outer(pair: (String, String)) -> usize {
    eat(pair.0).await + both(&pair).await
}

fn main() {}
