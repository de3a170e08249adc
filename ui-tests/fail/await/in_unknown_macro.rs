//! What a macro makes of its arguments is not known to a coroutine.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

macro_rules! twice {
    ($value:expr) => { $value + $value };
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    let x = twice!(square(10).await);
    x
}

fn main() {}
