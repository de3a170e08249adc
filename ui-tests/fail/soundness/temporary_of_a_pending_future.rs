//! E0716: a future that is kept does not borrow a temporary.
//! Instead of `read(&String::from("a"))`: `read("a")`.

#[asyncio::coroutine]
async fn read(text: &str) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() -> usize {
    let reading = read(&String::from("a"));
    nap().await;
    reading.await
}

fn main() {}
