// A match guard awaits, and what is matched is neither a place nor does it end with the `match`.
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
    1 + match number().await {
        n if likes(n).await => n,
        _ => 0,
    }
}

fn main() {}
