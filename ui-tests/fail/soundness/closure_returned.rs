//! E0373: a closure that borrows a local is not returned.
//! Instead of `|| text.len()`: `move || text.len()`.

#[asyncio::coroutine]
async fn make() -> String {
    String::from("made")
}

#[asyncio::coroutine]
async fn outer() -> impl Fn() -> usize {
    let text = make().await;
    || text.len()
}

fn main() {}
