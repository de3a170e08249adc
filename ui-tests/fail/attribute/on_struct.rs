//! A struct is not a coroutine.
#[asyncio::coroutine]
struct Square(i64);

fn main() {}
