//! The compiler computes a `const` block.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    const { square(10).await }
}

fn main() {}
