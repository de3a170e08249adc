//! All mistakes of a function are reported together.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

macro_rules! twice {
    (; $other:item) => {}; ($($value:expr),*) => { 0 $(+ $value + $value)* };
}

#[asyncio::coroutine]
const async fn outer() -> i64 {
    const HUNDRED: i64 = square(10).await;
    let later = || square(5).await;
    twice!(square(2).await) + HUNDRED + later()
}

fn main() {}
