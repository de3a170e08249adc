//! The compiler computes a `const`.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    const HUNDRED: i64 = square(10).await;
    HUNDRED
}

fn main() {}
