//! E0502: a list does not grow while a reference into it lives across an await.
//! Instead of `list.push(2);`: `nap().await;`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() -> i64 {
    let mut list = vec![1];
    let first = &list[0];
    nap().await;
    list.push(2);
    *first
}

fn main() {}
