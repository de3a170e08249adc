//! A closure that captures one field, while the other is moved.
use super::*;

struct Two {
    left: Noisy,
    right: Noisy,
}

#[co]
pub async fn main() -> usize {
    let two = Two { left: noisy("left"), right: noisy("right") };
    let touch = || two.left.touch();
    let right = two.right;
    pause("p").await;
    let n = touch();
    drop(right);
    pause("q").await;
    n + two.left.touch()
}
