//! The attribute is given once.
#[asyncio::coroutine]
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let _ = square(10);
}
