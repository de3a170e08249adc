//! A coroutine is not its value.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    square(10) + square(5).await
}

fn main() {}
