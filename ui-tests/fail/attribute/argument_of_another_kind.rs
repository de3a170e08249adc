//! The library is named by its path.
#[asyncio::coroutine(crate = 1 + 1)]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let _ = square(10);
}
