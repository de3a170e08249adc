//! A mutable borrow needs a mutable local.

#[asyncio::coroutine]
async fn fill(buffer: &mut Vec<i64>, number: i64) -> usize {
    buffer.push(number);
    buffer.len()
}

#[asyncio::coroutine]
async fn outer() -> usize {
    let buffer = Vec::new();
    fill(&mut buffer, 1).await
}

fn main() {}
