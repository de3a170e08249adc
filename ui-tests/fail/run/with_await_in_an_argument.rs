//! What is awaited first needs a coroutine to be awaited in.
use asyncio::asyncio_run;

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let x: i64 = asyncio_run!(square(square(10).await));
    println!("{x}");
}
