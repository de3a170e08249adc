//! E0594: a field of an immutable local is not assigned to.
//! Instead of `let pair = (1, 2);`: `let mut pair = (1, 2);`.

#[asyncio::coroutine]
async fn sum(pair: &(i64, i64)) -> i64 {
    pair.0 + pair.1
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    let pair = (1, 2);
    let before = sum(&pair).await;
    pair.0 = before;
    sum(&pair).await
}

fn main() {}
