//! A number cannot be awaited.
#[asyncio::coroutine]
async fn outer() -> i32 {
    let number = 3;
    number.await
}

fn main() {}
