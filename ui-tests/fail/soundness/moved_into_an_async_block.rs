//! E0382: what an async block has taken is gone.
//! Instead of `let length = async move { text.len() };`: `let length = async { text.len() };`.

#[asyncio::coroutine]
async fn outer(text: String) -> usize {
    let length = async move { text.len() };
    text.len() + length.await
}

fn main() {}
