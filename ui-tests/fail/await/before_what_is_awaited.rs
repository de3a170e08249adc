//! Python's `await x`. rustc says this itself.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    await square(10)
}

fn main() {}
