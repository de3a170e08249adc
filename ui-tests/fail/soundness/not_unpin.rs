//! E0277: a coroutine is not moved once it has been polled.
//! Instead of `Pin::new(&mut object)`: `std::pin::pin!(object)`.

#![allow(unused_imports)]
use std::pin::Pin;
use std::task::{Context, Waker};

#[asyncio::coroutine]
async fn nap() {}

fn main() {
    let mut object = nap();
    object = nap();
    let mut cx = Context::from_waker(Waker::noop());
    let _ = Future::poll(Pin::new(&mut object), &mut cx);
}
