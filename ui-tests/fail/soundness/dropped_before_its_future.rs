//! E0505: what a future borrows is not dropped before it.
//! Instead of `drop(text);`: `let _ = &text;`.

#[asyncio::coroutine]
async fn read(text: &str) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer(text: String) -> usize {
    let reading = read(&text);
    drop(text);
    reading.await
}

fn main() {}
