//! Temporaries of a `let … else` end before what follows.
use super::*;

use std::cell::RefCell;

#[co]
async fn go(full: bool) -> (i32, bool) {
    let cell = RefCell::new(if full { vec![1] } else { vec![] });
    let Some(n) = cell.borrow_mut().pop() else {
        let free = cell.try_borrow().is_ok();
        pause("else").await;
        return (0, free);
    };
    let free = cell.try_borrow().is_ok();
    pause("after").await;
    (n, free)
}

#[co]
pub async fn main() -> ((i32, bool), (i32, bool)) {
    (go(true).await, go(false).await)
}
