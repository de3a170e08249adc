//! A match on an awaited value: bindings, a guard, an arm that awaits and one that returns.

#[asyncio::coroutine]
async fn arms(at: u8) -> u8 {
    let n = match step(at).await {
        Some(n) if n > at => n,
        Some(next) => again(next).await,
        None => return 0,
    };
    n + 1
}
