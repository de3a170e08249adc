//! E0502: what an async block reads is not changed before it is awaited.
//! Instead of `text.clear();`: `nap().await;`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(mut text: String) -> usize {
    let length = async { text.len() };
    text.clear();
    length.await
}

fn main() {}
