//! A guard that is a temporary of the awaited operand.
use super::*;

use std::cell::RefCell;

#[co]
pub async fn main() -> (usize, bool) {
    let cell = RefCell::new(noisy("inside"));
    let n = look(&cell.borrow()).await;
    let m = grow(&mut cell.borrow_mut()).await.touch();
    pause("p").await;
    let free = cell.try_borrow_mut().is_ok();
    (n + m, free)
}
