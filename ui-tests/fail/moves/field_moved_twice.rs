//! A field that has been moved out is gone.
struct Two {
    left: String,
    right: String,
}

#[asyncio::coroutine]
async fn twice(two: Two) -> usize {
    let left = two.left;
    asyncio::sleep(std::time::Duration::ZERO).await;
    let again = two.left;
    left.len() + again.len() + two.right.len()
}

fn main() {}
