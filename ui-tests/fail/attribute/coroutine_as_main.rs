//! A program starts with a plain function. rustc says this itself.
#[asyncio::coroutine]
async fn main() {}
