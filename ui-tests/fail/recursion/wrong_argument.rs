// What is wrong with a call of itself is said once, at the argument.
#[asyncio::coroutine]
async fn count(left: u32) -> u32 {
    if left == 0 { 0 } else { count("less").await + count().await }
}

fn main() {
    asyncio::run(count(1));
}
