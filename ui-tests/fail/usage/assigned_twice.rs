//! A local that is not `mut` is assigned once.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    let x = square(10).await;
    x += square(5).await;
    x
}

fn main() {}
