//! future cannot be sent between threads safely: a raw pointer stays in its thread.
//! Instead of `&raw const number`: `&number`.

#[asyncio::coroutine]
async fn nap() {}

fn look<T>(_: T) {}

fn spawn(_: impl Future<Output = ()> + Send + 'static) {}

#[asyncio::coroutine]
async fn outer() {
    let number = 1;
    let pointer = &raw const number;
    nap().await;
    look(pointer);
}

fn main() {
    spawn(outer());
}
