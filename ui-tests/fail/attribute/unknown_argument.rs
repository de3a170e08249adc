//! `crate` is the only argument.
#[asyncio::coroutine(size = 3)]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let _ = square(10);
}
