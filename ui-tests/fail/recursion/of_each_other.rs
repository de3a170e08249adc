//! Two coroutines that call each other: each type would hold the other, though there is a box. One names the box's type.
#[asyncio::coroutine]
async fn even(n: u32) -> bool {
    n == 0 || Box::pin(odd(n - 1)).await
}

#[asyncio::coroutine]
async fn odd(n: u32) -> bool {
    n != 0 && even(n - 1).await
}

fn main() {
    asyncio::asyncio_run!(even(2));
}
