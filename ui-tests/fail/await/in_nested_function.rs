//! A function in a coroutine is a function of its own.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    fn helper() -> i64 {
        square(10).await
    }
    helper()
}

fn main() {}
