//! A closure in a coroutine is a function of its own.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn squares(numbers: Vec<i64>) -> Vec<i64> {
    numbers.into_iter().map(|n| square(n).await).collect()
}

fn main() {}
