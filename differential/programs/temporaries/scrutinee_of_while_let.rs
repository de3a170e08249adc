//! A guard in the head of a `while let` is held in the body.
use super::*;

use std::cell::RefCell;

#[co]
pub async fn main() -> (usize, Vec<bool>) {
    let stack = RefCell::new(vec![1, 2, 3]);
    let mut sum = 0;
    let mut free = vec![];
    while let Some(n) = stack.borrow_mut().pop() {
        pause(n).await;
        free.push(stack.try_borrow().is_ok());
        sum += n;
    }
    (sum, free)
}
