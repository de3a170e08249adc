//! E0382: an exclusive reference that was given away is gone.
//! Instead of `drop(list);`: `list.push(1);`.

#[asyncio::coroutine]
async fn fill(list: &mut Vec<i64>) -> usize {
    list.push(1);
    list.len()
}

#[asyncio::coroutine]
async fn outer(list: &mut Vec<i64>) -> usize {
    drop(list);
    fill(list).await
}

fn main() {}
