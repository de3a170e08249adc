//! A list of coroutines is not awaited as one.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() {
    let all: Vec<_> = (0..3).map(square).collect();
    all.await;
}

fn main() {}
