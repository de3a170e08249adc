//! E0502: what a slice pattern has bound is not changed.
//! Instead of `list.reverse();`: `nap().await;`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(mut list: Vec<i64>) -> i64 {
    let [first, ..] = list.as_slice() else { return 0 };
    nap().await;
    list.reverse();
    *first
}

fn main() {}
