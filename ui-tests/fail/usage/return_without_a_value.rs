//! A coroutine that returns something returns it early, too.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer(flag: bool) -> i64 {
    if flag {
        square(5).await;
        return;
    }
    square(10).await
}

fn main() {}
