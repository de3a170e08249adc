//! Arguments are named.
#[asyncio::coroutine("square")]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let _ = square(10);
}
