//! An attribute sees the module's declaration, and not what stands in its file.
#[asyncio::coroutines]
mod squares;

fn main() {}
