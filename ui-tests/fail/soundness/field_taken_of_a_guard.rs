//! E0507: a method cannot take a field of what a guard only lends.
//! Instead of `guard.0.into_boxed_str();`: `guard.0.as_str();`.

use std::cell::RefCell;

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() {
    let cell = RefCell::new((String::new(), 1));
    let guard = cell.borrow();
    guard.0.into_boxed_str();
    nap().await;
}

fn main() {}
