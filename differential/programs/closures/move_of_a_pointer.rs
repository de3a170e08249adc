//! A `move` closure that names fields behind a pointer takes the pointer.
use super::*;

use std::rc::Rc;

struct Two {
    left: Noisy,
    right: Noisy,
}

fn two() -> Two {
    Two { left: noisy("left"), right: noisy("right") }
}

#[co]
async fn shared() -> usize {
    let two = Rc::new(two());
    let other = Rc::clone(&two);
    let touch = move || other.left.touch();
    pause("p").await;
    let n = touch();
    drop(touch);
    pause("q").await;
    n + two.right.touch()
}

#[co]
async fn borrowed() -> usize {
    let two = two();
    let reference = &two;
    let touch = move || reference.left.touch();
    pause("p").await;
    touch()
}

#[co]
async fn copied() -> i32 {
    let pair = std::convert::identity((1, 2));
    let sum = move || pair.0 + pair.1;
    pause("p").await;
    sum()
}

#[co]
pub async fn main() -> (usize, usize, i32) {
    (shared().await, borrowed().await, copied().await)
}
