//! Names are resolved as in any function.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    square(nubmer).await
}

fn main() {}
