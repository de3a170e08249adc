//! As it was done before Python 3.7: make an event loop, run the coroutine on it, close the loop.
//!
//! ```python
//! import asyncio
//!
//! async def square(number: int) -> int:
//!     return number*number
//!
//! loop = asyncio.new_event_loop()
//! result = loop.run_until_complete(square(10))
//! loop.close()
//! print(result)
//! ```

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let event_loop = asyncio::new_event_loop();
    let result = event_loop.run_until_complete(square(10));
    event_loop.close();
    println!("{result}");
}
