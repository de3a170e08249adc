//! A reference to a local does not outlive the coroutine.

#[asyncio::coroutine]
async fn fill(buffer: &mut Vec<i64>, number: i64) -> usize {
    buffer.push(number);
    buffer.len()
}

#[asyncio::coroutine]
async fn outer<'a>() -> &'a Vec<i64> {
    let mut buffer = Vec::new();
    fill(&mut buffer, 1).await;
    &buffer
}

fn main() {}
