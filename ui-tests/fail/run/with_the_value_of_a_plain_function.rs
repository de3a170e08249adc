//! What a plain function returns is not a coroutine.
use asyncio::asyncio_run;

fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let x = asyncio_run!(square(10));
    println!("{x}");
}
