//! A `static` outside any function. rustc says this itself.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

static HUNDRED: i64 = square(10).await;

fn main() {}
