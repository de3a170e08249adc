//! future cannot be sent between threads safely: the guard in an operand lives to the end of the statement.
//! Instead of `take(*MUTEX.lock().unwrap(), later(1).await);`: `let number = *MUTEX.lock().unwrap(); take(number, later(1).await);`.

use std::sync::Mutex;

#[asyncio::coroutine]
async fn later(number: i64) -> i64 {
    number
}

static MUTEX: Mutex<i64> = Mutex::new(1);

fn take(_: i64, _: i64) {}

fn spawn(_: impl Future<Output = ()> + Send + 'static) {}

#[asyncio::coroutine]
async fn outer() {
    take(*MUTEX.lock().unwrap(), later(1).await);
}

fn main() {
    spawn(outer());
}
