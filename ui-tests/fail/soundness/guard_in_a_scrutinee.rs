//! future cannot be sent between threads safely: the guard in the head of a match lives through its arms.
//! Instead of `match *MUTEX.lock().unwrap() {`: `match { let number = *MUTEX.lock().unwrap(); number } {`.

use std::sync::Mutex;

#[asyncio::coroutine]
async fn nap() {}

static MUTEX: Mutex<i64> = Mutex::new(1);

fn spawn(_: impl Future<Output = ()> + Send + 'static) {}

#[asyncio::coroutine]
async fn outer() {
    match *MUTEX.lock().unwrap() {
        1 => nap().await,
        _ => {}
    }
}

fn main() {
    spawn(outer());
}
