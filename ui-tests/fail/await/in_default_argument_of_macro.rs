//! A macro's default argument is expanded after the coroutine has been rewritten, if its rules are not simple.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    macro_rules! or_hundred {
        (; $other:item) => {}; () => { square(10).await };
        ($($value:expr),+) => { 0 $(+ $value)+ };
    }
    or_hundred!() + or_hundred!(1)
}

fn main() {}
