//! E0310: a type that may hold references is not spawned.
//! Instead of `<T: Send>(value: T)`: `<T: Send + 'static>(value: T)`.

#[asyncio::coroutine]
async fn hold<T>(value: T) {
    nap().await;
    drop(value);
}

#[asyncio::coroutine]
async fn nap() {}

fn spawn(_: impl Future<Output = ()> + Send + 'static) {}

#[asyncio::coroutine]
async fn outer<T: Send>(value: T) {
    nap().await;
    spawn(hold(value));
}

fn main() {}
