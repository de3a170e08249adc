//! To run a coroutine, hand it to `asyncio_run!`: it makes an event loop, runs the coroutine on it, closes the loop and
//! gives the coroutine's value.
//!
//! ```python
//! import asyncio
//!
//! async def square(number: int) -> int:
//!     return number*number
//!
//! result = asyncio.run(square(10))
//! print(result)
//! ```

use asyncio::asyncio_run;

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let result = asyncio_run!(square(10));
    println!("{result}");
}
