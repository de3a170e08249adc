//! A coroutine is an ordinary `Future`: the same one runs on tokio, and tokio's futures are awaited in it.
//!
//! ```python
//! import asyncio
//!
//! async def square(number: int) -> int:
//!     await asyncio.sleep(0.01)
//!     return number*number
//!
//! async def total() -> int:
//!     return await square(10) + await square(5)
//!
//! print(asyncio.run(total()))
//! ```

use std::time::Duration;

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    tokio::time::sleep(Duration::from_millis(10)).await;
    number * number
}

#[asyncio::coroutine]
async fn total() -> i64 {
    square(10).await + square(5).await
}

fn main() -> std::io::Result<()> {
    let tokio = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build()?;
    let here = tokio.block_on(total());
    println!("on this thread: {here}");
    let there = tokio.block_on(tokio.spawn(total()))?;
    println!("on another thread: {there}");
    Ok(())
}
