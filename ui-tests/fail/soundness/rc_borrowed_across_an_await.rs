//! future cannot be sent between threads safely: what is borrowed across an await may be shared, or the whole may not go to another thread.
//! Instead of `Rc::new(1)`: `Arc::new(1)`.

#![allow(unused_imports)]
use std::rc::Rc;
use std::sync::Arc;

#[asyncio::coroutine]
async fn show(number: &i64) {
    println!("{number}");
}

fn spawn(_: impl Future<Output = ()> + Send + 'static) {}

#[asyncio::coroutine]
async fn outer() {
    let number = Rc::new(1);
    show(&number).await;
}

fn main() {
    spawn(outer());
}
