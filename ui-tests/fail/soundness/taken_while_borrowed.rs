//! E0502: `mem::take` does not take what is borrowed.
//! Instead of `std::mem::take(&mut list);`: `nap().await;`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() -> i64 {
    let mut list = vec![1];
    let first = &list[0];
    nap().await;
    std::mem::take(&mut list);
    *first
}

fn main() {}
