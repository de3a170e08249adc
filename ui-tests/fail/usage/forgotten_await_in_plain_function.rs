//! A coroutine that is neither awaited nor run does nothing.
#![deny(unused_must_use)]

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    square(10);
}
