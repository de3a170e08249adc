//! future cannot be sent between threads safely: the guard of a mutex stays in its thread.
//! Instead of `let guard = MUTEX.lock().unwrap();`: `let guard = *MUTEX.lock().unwrap();`.

use std::sync::Mutex;

#[asyncio::coroutine]
async fn nap() {}

static MUTEX: Mutex<i64> = Mutex::new(1);

fn spawn(_: impl Future<Output = ()> + Send + 'static) {}

#[asyncio::coroutine]
async fn outer() {
    let guard = MUTEX.lock().unwrap();
    nap().await;
    println!("{guard}");
}

fn main() {
    spawn(outer());
}
