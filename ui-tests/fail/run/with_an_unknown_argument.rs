//! `debug` is the only argument beside the coroutine.
use asyncio::asyncio_run;

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let x: i64 = asyncio_run!(square(10), timeout = 3);
    println!("{x}");
}
