//! All wrong arguments are reported together.
#[asyncio::coroutine(size = 3, crate = 1, fast)]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let _ = square(10);
}
