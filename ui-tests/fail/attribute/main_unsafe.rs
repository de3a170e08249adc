//! Nobody keeps promises to `main`.
#[asyncio::main]
async unsafe fn main() {}
