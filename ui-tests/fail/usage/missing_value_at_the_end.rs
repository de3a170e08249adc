//! A coroutine that returns something ends with it.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer(text: &str) -> Result<i64, std::num::ParseIntError> {
    let number = text.parse()?;
    square(number).await;
}

fn main() {}
