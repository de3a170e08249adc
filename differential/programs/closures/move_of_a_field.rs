//! A `move` closure, and an `async move` block, take the fields that they name; the others stay to the end of the scope.
use super::*;

struct Two {
    left: Noisy,
    right: Noisy,
}

#[co]
async fn closure() -> usize {
    let two = Two { left: noisy("left"), right: noisy("right") };
    let touch = move || two.left.touch();
    pause("p").await;
    touch()
}

#[co]
async fn block() -> usize {
    let two = Two { left: noisy("left"), right: noisy("right") };
    let future = async move { two.right.touch() };
    pause("p").await;
    let n = future.await;
    pause("q").await;
    n
}

#[co]
pub async fn main() -> (usize, usize) {
    (closure().await, block().await)
}
