//! What is borrowed mutably across an await cannot be read meanwhile.

#[asyncio::coroutine]
async fn fill(buffer: &mut Vec<i64>, number: i64) -> usize {
    buffer.push(number);
    buffer.len()
}

#[asyncio::coroutine]
async fn outer() -> usize {
    let mut buffer = Vec::new();
    let filling = fill(&mut buffer, 1);
    let before = buffer.len();
    filling.await + before
}

fn main() {}
