//! Awaiting a coroutine uses it up.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    let hundred = square(10);
    hundred.await + hundred.await
}

fn main() {}
