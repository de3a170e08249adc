//! future cannot be sent between threads safely: an awaited future goes where the whole goes.
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
    async move {
        nap().await;
        println!("{number}");
    }
    .await;
}

fn main() {
    spawn(outer());
}
