//! E0503: a number is not read while it is borrowed exclusively.
//! Instead of `let before = number;`: `let before = 1;`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() -> i64 {
    let mut number = 1;
    let exclusive = &mut number;
    nap().await;
    let before = number;
    *exclusive += 1;
    before
}

fn main() {}
