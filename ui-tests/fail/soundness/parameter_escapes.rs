//! E0521: a borrowed parameter is not spawned.
//! Instead of `spawn(read(text));`: `read(text).await;`.

#[asyncio::coroutine]
async fn read(text: &str) {
    println!("{text}");
}

#[asyncio::coroutine]
async fn nap() {}

fn spawn(_: impl Future<Output = ()> + Send + 'static) {}

#[asyncio::coroutine]
async fn outer(text: &str) {
    nap().await;
    spawn(read(text));
}

fn main() {}
