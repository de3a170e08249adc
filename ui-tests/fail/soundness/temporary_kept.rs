//! E0716: a temporary is not kept beyond its statement.
//! Instead of `let text = make().await.as_str();`: `let text = make().await;`.

#[asyncio::coroutine]
async fn make() -> String {
    String::from("made")
}

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() -> usize {
    let text = make().await.as_str();
    nap().await;
    text.len()
}

fn main() {}
