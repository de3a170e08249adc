//! The coroutine function is not a coroutine: its call is.
use asyncio::asyncio_run;

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let x: i64 = asyncio_run!(square);
    println!("{x}");
}
