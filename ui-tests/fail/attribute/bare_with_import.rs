//! `coroutine` is also an unstable attribute of rustc's: write `#[asyncio::coroutine]`.
use asyncio::coroutine;

#[coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let _ = square(10);
}
