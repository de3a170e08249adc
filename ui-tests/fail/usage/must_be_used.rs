//! What does nothing until it is awaited, and what does something until it is dropped.
#![deny(unused_must_use)]
use std::time::Duration;

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() {
    asyncio::sleep(Duration::ZERO);
    asyncio::gather((square(10), square(5)));
    asyncio::create_task(square(10));
    let task = asyncio::create_task(square(5));
    task.join();
    asyncio::wrap_future(async { 100 });
}

fn main() {
    asyncio::warnings::catch_warnings();
    asyncio::log::catch_logs();
    asyncio::run(outer());
}
