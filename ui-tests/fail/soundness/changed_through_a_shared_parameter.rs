//! E0596: a shared parameter is not changed.
//! Instead of `list: &Vec<i64>`: `list: &mut Vec<i64>`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(list: &Vec<i64>) {
    nap().await;
    list.push(1);
}

fn main() {}
