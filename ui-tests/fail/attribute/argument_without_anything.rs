//! Something stands before a comma, and behind an equals sign.
#[asyncio::coroutine(, crate =)]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let _ = square(10);
}
