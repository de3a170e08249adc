//! An argument is given once.
#[asyncio::coroutine(crate = ::asyncio, crate = ::asyncio)]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let _ = square(10);
}
