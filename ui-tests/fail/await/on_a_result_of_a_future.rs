//! The question mark comes before `.await` where the call itself can fail.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

fn connect(number: i64) -> Result<impl Future<Output = i64>, String> {
    Ok(square(number))
}

#[asyncio::coroutine]
async fn outer() -> Result<i64, String> {
    let x = connect(10).await?;
    Ok(x)
}

fn main() {}
