//! The compiler computes the length of an array in a parameter, too.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer(zeros: [u8; square(10).await as usize]) -> usize {
    zeros.len()
}

fn main() {}
