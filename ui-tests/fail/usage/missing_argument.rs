//! A call has all arguments.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    square().await
}

fn main() {}
