//! A guard in a block that is a condition is released before the branch.
use super::*;

use std::cell::RefCell;

#[co]
pub async fn main() -> Vec<bool> {
    let cell = RefCell::new(1);
    let mut free = vec![];
    if { *cell.borrow_mut() } == 1 {
        pause("p").await;
        free.push(cell.try_borrow().is_ok());
    }
    if let 1 = { *cell.borrow_mut() } {
        pause("q").await;
        free.push(cell.try_borrow().is_ok());
    }
    match { *cell.borrow_mut() } {
        _ => {
            pause("r").await;
            free.push(cell.try_borrow().is_ok());
        }
    }
    free
}
