//! What is borrowed across an await cannot be moved meanwhile.

#[asyncio::coroutine]
async fn length(buffer: &Vec<i64>) -> usize {
    buffer.len()
}

#[asyncio::coroutine]
async fn outer() -> usize {
    let buffer = vec![1];
    let borrowed = &buffer;
    let before = length(borrowed).await;
    drop(buffer);
    length(borrowed).await + before
}

fn main() {}
