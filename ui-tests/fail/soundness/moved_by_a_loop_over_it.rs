//! E0382: a list that a loop has taken is gone.
//! Instead of `in list {`: `in list.clone() {`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(list: Vec<i64>) -> usize {
    for _number in list {
        nap().await;
    }
    list.len()
}

fn main() {}
