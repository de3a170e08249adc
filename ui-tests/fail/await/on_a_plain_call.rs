//! What a plain function returns cannot be awaited.
fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    square(10).await
}

fn main() {}
