//! E0382: a turn of a loop does not take again what the last one has taken.
//! Instead of `eat(text)`: `eat(text.clone())`.

#[asyncio::coroutine]
async fn eat(text: String) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer(text: String) {
    for _ in 0..2 {
        eat(text).await;
    }
}

fn main() {}
