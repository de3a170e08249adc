//! E0499: two futures do not borrow one local exclusively.
//! Instead of `let second = fill(&mut list);`: `let mut other = vec![]; let second = fill(&mut other);`.

#[asyncio::coroutine]
async fn fill(list: &mut Vec<i64>) -> usize {
    list.push(1);
    list.len()
}

#[asyncio::coroutine]
async fn outer() -> usize {
    let mut list = vec![];
    let first = fill(&mut list);
    let second = fill(&mut list);
    first.await + second.await
}

fn main() {}
