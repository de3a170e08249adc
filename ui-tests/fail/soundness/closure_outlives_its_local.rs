//! E0373: a closure that borrows a local is not sent to a thread.
//! Instead of `|| println!("{text}")`: `move || println!("{text}")`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() {
    let text = String::from("a");
    let thread = std::thread::spawn(|| println!("{text}"));
    nap().await;
    let _ = thread.join();
}

fn main() {}
