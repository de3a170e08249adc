//! E0373: an async block that borrows a local is not spawned.
//! Instead of `async { println!("{text}") }`: `async move { println!("{text}") }`.

#[asyncio::coroutine]
async fn nap() {}

fn spawn(_: impl Future<Output = ()> + Send + 'static) {}

#[asyncio::coroutine]
async fn outer() {
    let text = String::from("a");
    spawn(async { println!("{text}") });
    nap().await;
}

fn main() {}
