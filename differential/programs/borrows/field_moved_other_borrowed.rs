//! One field moved away, another borrowed across the await.
use super::*;

struct Two {
    left: Noisy,
    right: Noisy,
}

#[co]
pub async fn main() -> usize {
    let two = Two { left: noisy("left"), right: noisy("right") };
    let left = two.left;
    let n = look(&two.right).await;
    drop(left);
    n + look(&two.right).await
}
