//! Ways that meet: an await in one branch only, a value that comes out of both.

#[asyncio::coroutine]
async fn branches(flag: bool, name: String) -> usize {
    let length = if flag { measure(name).await } else { 0 };
    nap().await;
    length + 1
}
