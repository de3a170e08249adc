//! E0515: a slice of a local is not returned.
//! Instead of `text.as_str()`: `text.leak()`.

#[asyncio::coroutine]
async fn make() -> String {
    String::from("made")
}

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() -> &'static str {
    let text = make().await;
    nap().await;
    text.as_str()
}

fn main() {}
