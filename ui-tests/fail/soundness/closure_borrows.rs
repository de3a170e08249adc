//! E0502: what a closure reads is not changed while the closure lives on.
//! Instead of `text.clear();`: `nap().await;`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(mut text: String) -> usize {
    let length = || text.len();
    nap().await;
    text.clear();
    length()
}

fn main() {}
