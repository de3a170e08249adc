//! E0596: an immutable parameter is not lent exclusively.
//! Instead of `outer(list: Vec<i64>)`: `outer(mut list: Vec<i64>)`.

#[asyncio::coroutine]
async fn fill(list: &mut Vec<i64>) -> usize {
    list.push(1);
    list.len()
}

#[asyncio::coroutine]
async fn outer(list: Vec<i64>) -> usize {
    fill(&mut list).await
}

fn main() {}
