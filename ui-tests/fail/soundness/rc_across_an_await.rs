//! future cannot be sent between threads safely: what is kept across an await may go to another thread, or the whole may not.
//! Instead of `Rc::new(1)`: `Arc::new(1)`.

#![allow(unused_imports)]
use std::rc::Rc;
use std::sync::Arc;

#[asyncio::coroutine]
async fn nap() {}

fn spawn(_: impl Future<Output = ()> + Send + 'static) {}

#[asyncio::coroutine]
async fn outer() {
    let number = Rc::new(1);
    nap().await;
    println!("{number}");
}

fn main() {
    spawn(outer());
}
