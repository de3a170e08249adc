//! E0382: what a closure has taken is gone.
//! Instead of `let length = move || text.len();`: `let length = || text.len();`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(text: String) -> usize {
    let length = move || text.len();
    nap().await;
    text.len() + length()
}

fn main() {}
