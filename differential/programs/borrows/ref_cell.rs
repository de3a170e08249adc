//! `RefCell` guards held over awaits.
use super::*;

use std::cell::RefCell;

#[co]
pub async fn main() -> (i32, bool) {
    let cell = RefCell::new(1);
    let mut guard = cell.borrow_mut();
    *guard += 1;
    pause("p").await;
    *guard += 10;
    let locked = cell.try_borrow().is_err();
    drop(guard);
    pause("q").await;
    let shared = cell.borrow();
    let n = later("r", *shared).await;
    drop(shared);
    (n + cell.into_inner(), locked)
}
