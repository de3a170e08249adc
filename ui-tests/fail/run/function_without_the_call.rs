//! `asyncio::run`, too, takes the call of a coroutine.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let x: i64 = asyncio::run(square);
    println!("{x}");
}
