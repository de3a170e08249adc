//! E0596: `iter_mut` needs a list that is mutable.
//! Instead of `outer(list: Vec<i64>)`: `outer(mut list: Vec<i64>)`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(list: Vec<i64>) {
    for number in list.iter_mut() {
        nap().await;
        *number += 1;
    }
}

fn main() {}
