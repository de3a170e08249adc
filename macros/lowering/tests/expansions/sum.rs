//! An await in a loop.

#[asyncio::coroutine]
async fn sum(n: u32) -> i64 {
    let mut total = 0;
    for i in 0..n {
        if i == 3 {
            continue;
        }
        total += square(i as i64).await;
    }
    total
}
