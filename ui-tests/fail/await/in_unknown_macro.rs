//! What a macro makes of its arguments is not known to a coroutine, if there is a repetition in it.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

macro_rules! twice {
    ($($value:expr),*) => { 0 $(+ $value + $value)* };
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    let x = twice!(square(10).await);
    x
}

fn main() {}
