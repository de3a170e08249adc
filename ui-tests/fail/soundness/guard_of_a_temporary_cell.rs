//! E0597: what a place holds does not borrow from a local of an inner block, though an await is between.
//! Instead of `let cell = RefCell::new(1);`: `let cell: &RefCell<i32> = Box::leak(Box::new(RefCell::new(1)));`.

use std::cell::RefCell;

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() -> i32 {
    let guard;
    {
        let cell = RefCell::new(1);
        nap().await;
        guard = cell.borrow_mut();
    }
    nap().await;
    *guard
}

fn main() {}
