//! E0381: what has no value yet is not lent to an await.
//! Instead of `let list: Vec<i64>;`: `let mut list: Vec<i64> = vec![];`.

#[asyncio::coroutine]
async fn fill(list: &mut Vec<i64>) -> usize {
    list.push(1);
    list.len()
}

#[asyncio::coroutine]
async fn outer() -> usize {
    let list: Vec<i64>;
    fill(&mut list).await
}

fn main() {}
