//! `debug` and `crate` are the arguments.
#[asyncio::main(flavor = "current_thread")]
async fn main() {}
