//! A guard in the head of a `for` is held through the loop.
use super::*;

use std::cell::RefCell;

#[co]
pub async fn main() -> Vec<bool> {
    let items = RefCell::new(vec![1, 2]);
    let mut free = vec![];
    for n in items.borrow().iter() {
        pause(n).await;
        free.push(items.try_borrow_mut().is_ok());
    }
    pause("after").await;
    free.push(items.try_borrow_mut().is_ok());
    free
}
