//! A number is not a coroutine.
use asyncio::asyncio_run;

fn main() {
    asyncio_run!(3);
}
