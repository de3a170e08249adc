//! A task is made of the call of a coroutine, not of its function.

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    asyncio::create_task(square).await
}

fn main() {}
