//! A coroutine returns what it says.
#[asyncio::coroutine]
async fn name(number: i64) -> String {
    number * number
}

fn main() {}
