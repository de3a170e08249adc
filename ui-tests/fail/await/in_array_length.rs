//! The compiler computes the length of an array.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() -> usize {
    let zeros = [0; square(10).await as usize];
    zeros.len()
}

fn main() {}
