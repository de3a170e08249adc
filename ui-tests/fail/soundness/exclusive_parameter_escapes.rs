//! E0521: an exclusively borrowed parameter is not spawned.
//! Instead of `spawn(fill(list));`: `fill(list).await;`.

#[asyncio::coroutine]
async fn fill(list: &mut Vec<i64>) {
    list.push(1);
}

#[asyncio::coroutine]
async fn nap() {}

fn spawn(_: impl Future<Output = ()> + Send + 'static) {}

#[asyncio::coroutine]
async fn outer(list: &mut Vec<i64>) {
    nap().await;
    spawn(fill(list));
}

fn main() {}
