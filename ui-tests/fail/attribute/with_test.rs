//! A test that awaits has an attribute of its own.
#[asyncio::coroutine]
#[test]
async fn squares_are_positive() {}

fn main() {}
