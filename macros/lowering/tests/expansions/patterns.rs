//! Parameters that are patterns, and a `let … else` that awaits.

#[asyncio::coroutine]
async fn patterns((a, b): (u8, u8), Point { x, mut y }: Point) -> u8 {
    y += a;
    let Some(c) = find(b).await else {
        nap().await;
        return x;
    };
    y + c
}
