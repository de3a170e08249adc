//! E0382: what has lost a field is not used whole.
//! Instead of `eat(pair.0)`: `eat(pair.0.clone())`.

#[asyncio::coroutine]
async fn eat(text: String) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer(pair: (String, String)) -> (String, String) {
    eat(pair.0).await;
    pair
}

fn main() {}
