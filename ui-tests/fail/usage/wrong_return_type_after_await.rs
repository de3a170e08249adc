//! A coroutine returns what it says, after an await too.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn name() -> String {
    let x = square(10).await;
    x
}

fn main() {}
