//! Two fields of one local borrowed exclusively at the same time, over awaits.
use super::*;

struct Two {
    left: Noisy,
    right: Noisy,
}

#[co]
pub async fn main() -> usize {
    let mut two = Two { left: noisy("left"), right: noisy("right") };
    let left = &mut two.left;
    let right = &mut two.right;
    grow(left).await;
    grow(right).await;
    left.grow();
    pause("p").await;
    two.left.touch() + two.right.touch()
}
