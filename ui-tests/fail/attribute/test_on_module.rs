//! A test is a function.
#[asyncio::test]
mod tests {}

fn main() {}
