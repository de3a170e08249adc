//! E0596: a closure that changes a local is called through a mutable local.
//! Instead of `let add`: `let mut add`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() -> i64 {
    let mut count = 0;
    let add = || count += 1;
    nap().await;
    add();
    count
}

fn main() {}
