//! E0502: a list does not grow in a loop over it.
//! Instead of `list.push(*number);`: `nap().await;`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(mut list: Vec<i64>) {
    for number in &list {
        nap().await;
        list.push(*number);
    }
}

fn main() {}
