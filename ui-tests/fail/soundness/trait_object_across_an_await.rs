//! future cannot be sent between threads safely: a trait object is `Send` where its type says so.
//! Instead of `Box<dyn Fn()>`: `Box<dyn Fn() + Send>`.

#[asyncio::coroutine]
async fn nap() {}

fn spawn(_: impl Future<Output = ()> + Send + 'static) {}

#[asyncio::coroutine]
async fn hold(call: Box<dyn Fn()>) {
    nap().await;
    call();
}

fn main() {
    spawn(hold(Box::new(|| {})));
}
