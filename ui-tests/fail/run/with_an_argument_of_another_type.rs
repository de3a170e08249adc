//! `debug` is true or false.
use asyncio::asyncio_run;

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    asyncio_run!(square(10), debug = "yes");
}
