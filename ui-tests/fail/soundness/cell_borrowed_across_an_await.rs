//! future cannot be sent between threads safely: a cell is not shared between threads.
//! Instead of `let number = Cell::new(1);`: `let number = AtomicI64::new(1);`.

#![allow(unused_imports)]
use std::cell::Cell;
use std::sync::atomic::AtomicI64;

#[asyncio::coroutine]
async fn nap() {}

fn look<T>(_: &T) {}

fn spawn(_: impl Future<Output = ()> + Send + 'static) {}

#[asyncio::coroutine]
async fn outer() {
    let number = Cell::new(1);
    let shared = &number;
    nap().await;
    look(shared);
}

fn main() {
    spawn(outer());
}
