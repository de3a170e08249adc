//! What has lost a part cannot be used as a whole.
#[asyncio::coroutine]
async fn whole(pair: (String, String)) -> usize {
    let (left, _) = pair;
    asyncio::sleep(std::time::Duration::ZERO).await;
    drop(pair);
    left.len()
}

fn main() {}
