//! A `use` is not a coroutine.
#[asyncio::coroutine]
use std::time::Duration;

fn main() {
    println!("{:?}", Duration::ZERO);
}
