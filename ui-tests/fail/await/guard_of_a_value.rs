// A match guard awaits, and what is matched is no place that could be looked at again.
#[asyncio::coroutine]
async fn likes(n: i32) -> bool {
    n > 1
}

#[asyncio::coroutine]
async fn number() -> i32 {
    2
}

#[asyncio::coroutine]
async fn outer() -> i32 {
    match number().await {
        n if likes(n).await => n,
        _ => 0,
    }
}

fn main() {}
