//! E0382: what an awaited call has taken is gone.
//! Instead of `+ text.len()`: `+ 1`.

#[asyncio::coroutine]
async fn eat(text: String) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer(text: String) -> usize {
    eat(text).await + text.len()
}

fn main() {}
