//! `?` needs a `Result` or an `Option`.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() -> Result<i64, String> {
    let x = square(10).await?;
    Ok(x)
}

fn main() {}
