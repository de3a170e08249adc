//! `#[asyncio::main]` makes it a coroutine.
#[asyncio::coroutine]
#[asyncio::main]
async fn main() {}
