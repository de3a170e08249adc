//! future cannot be sent between threads safely: a type parameter is `Send` where the bounds say so.
//! Instead of `T: 'static`: `T: Send + 'static`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn hold<T>(value: T) {
    nap().await;
    drop(value);
}

fn spawn(_: impl Future<Output = ()> + Send + 'static) {}

fn outer<T: 'static>(value: T) {
    spawn(hold(value));
}

fn main() {}
