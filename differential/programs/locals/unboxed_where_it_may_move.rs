//! What a box holds is moved out of it, where nothing tells that it is a box, and nothing borrows it across an await.
use super::*;

struct Two {
    left: Box<Noisy>,
    right: Box<(Noisy, Noisy)>,
}

#[co]
async fn empty(two: Box<Two>) -> usize {
    let Two { left, right } = *two;
    pause("apart").await;
    let inner = *left;
    let (first, _) = *right;
    pause("empty").await;
    inner.touch() + first.touch()
}

#[co]
pub async fn main() -> usize {
    let two = Two { left: Box::new(noisy("left")), right: Box::new((noisy("first"), noisy("second"))) };
    empty(Box::new(two)).await
}
