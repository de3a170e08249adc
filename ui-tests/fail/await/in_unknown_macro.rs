//! What a macro makes of its arguments is not known to a coroutine, if one of its rules takes an item.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

macro_rules! twice {
    (; $other:item) => {}; ($($value:expr),*) => { 0 $(+ $value + $value)* };
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    let x = twice!(square(10).await);
    x
}

fn main() {}
