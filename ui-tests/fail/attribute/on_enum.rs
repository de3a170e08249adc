//! An enum is not a coroutine.
#[asyncio::coroutine]
enum Square { Small, Large }

fn main() {}
