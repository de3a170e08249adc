//! The coroutine comes first.
use asyncio::asyncio_run;

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    asyncio_run!(debug = true, square(10));
}
