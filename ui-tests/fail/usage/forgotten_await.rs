//! A coroutine that is neither awaited nor run does nothing.
#![deny(unused_must_use)]

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() {
    square(10);
}

fn main() {
    asyncio::run(outer());
}
