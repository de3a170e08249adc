//! The value has the type that the coroutine returns.

use asyncio::asyncio_run;

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let text: String = asyncio_run!(square(10));
    println!("{text}");
}
