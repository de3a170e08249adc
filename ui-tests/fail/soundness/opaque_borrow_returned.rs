//! E0515: an `impl Trait` that borrows a local is not returned.
//! Instead of `text.chars()`: `"b".chars()`.

#[asyncio::coroutine]
async fn read(text: &str) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer() -> impl Iterator<Item = char> {
    let text = String::from("a");
    read(&text).await;
    text.chars()
}

fn main() {}
