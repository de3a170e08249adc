//! E0716: what borrows from a temporary is not awaited in another statement.
//! Instead of `let waiting = size(&make().await);`: `let text = make().await; let waiting = size(&text);`.

#[asyncio::coroutine]
async fn make() -> String {
    String::from("made")
}

#[asyncio::coroutine]
async fn size(text: &str) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer() -> usize {
    let waiting = size(&make().await);
    make().await;
    waiting.await
}

fn main() {}
