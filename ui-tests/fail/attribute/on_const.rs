//! A constant is not a coroutine.
#[asyncio::coroutine]
const SQUARE: i64 = 100;

fn main() {}
