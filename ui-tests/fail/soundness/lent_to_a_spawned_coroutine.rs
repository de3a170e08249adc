//! E0597: what is spawned does not borrow a local.
//! Instead of `read(&text)`: `read("b")`.

#[asyncio::coroutine]
async fn read(text: &str) {
    println!("{text}");
}

#[asyncio::coroutine]
async fn nap() {}

fn spawn(_: impl Future<Output = ()> + Send + 'static) {}

#[asyncio::coroutine]
async fn outer() {
    let text = String::from("a");
    spawn(read(&text));
    nap().await;
}

fn main() {}
