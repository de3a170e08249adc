//! E0382: what a method has taken is gone.
//! Instead of `text.into_bytes()`: `text.clone().into_bytes()`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(text: String) -> usize {
    let bytes = text.into_bytes();
    nap().await;
    bytes.len() + text.len()
}

fn main() {}
