//! A loop with a label that is left with a value from inside another.

#[asyncio::coroutine]
async fn first(limit: u32) -> u32 {
    let mut turn = 0;
    'outer: loop {
        turn += 1;
        while ready(turn).await {
            if turn > limit {
                break 'outer turn;
            }
            turn += 2;
        }
    }
}
