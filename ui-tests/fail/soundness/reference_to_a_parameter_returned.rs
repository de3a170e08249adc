//! E0515: a reference to a parameter is not returned.
//! Instead of `text.trim()`: `"b".trim()`.

#[asyncio::coroutine]
async fn read(text: &str) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer<'a>(text: String) -> &'a str {
    read(&text).await;
    text.trim()
}

fn main() {}
