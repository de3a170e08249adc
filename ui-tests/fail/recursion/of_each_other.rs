//! Two coroutines that call each other without a box: each type would hold the other. One of the calls stands in `Box::pin`.
#[asyncio::coroutine]
async fn even(n: u32) -> bool {
    n == 0 || odd(n - 1).await
}

#[asyncio::coroutine]
async fn odd(n: u32) -> bool {
    n != 0 && even(n - 1).await
}

fn main() {
    asyncio::asyncio_run!(even(2));
}
