//! E0597: the guard of a cell does not outlive the cell.
//! Instead of `guard = cell.borrow_mut();`: `guard = outside.borrow_mut();`.

use std::cell::RefCell;

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() -> i64 {
    let outside = RefCell::new(1);
    let guard;
    {
        let cell = RefCell::new(2);
        guard = cell.borrow_mut();
        nap().await;
    }
    *guard + *outside.borrow()
}

fn main() {}
