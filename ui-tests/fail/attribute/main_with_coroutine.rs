//! `#[asyncio::main]` makes it a coroutine.
#[asyncio::main]
#[asyncio::coroutine]
async fn main() {}
