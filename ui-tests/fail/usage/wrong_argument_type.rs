//! Arguments have the types of the parameters.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    square("ten").await
}

fn main() {}
