//! future cannot be sent between threads safely: what is only dropped after an await is kept for that.
//! Instead of `Rc::new(1)`: `Arc::new(1)`.

#![allow(unused_imports)]
use std::rc::Rc;
use std::sync::Arc;

#[asyncio::coroutine]
async fn nap() {}

fn spawn(_: impl Future<Output = ()> + Send + 'static) {}

#[asyncio::coroutine]
async fn outer() {
    let _number = Rc::new(1);
    nap().await;
}

fn main() {
    spawn(outer());
}
