//! One field is moved; the other is dropped at the end, or moved later.
use super::*;

struct Two {
    left: Noisy,
    right: Noisy,
}

#[co]
async fn split(both: bool) -> usize {
    let two = Two { left: noisy("left"), right: noisy("right") };
    let n = two.left.consume();
    pause("p").await;
    if both {
        drop(two.right);
        pause("q").await;
    }
    pause("r").await;
    n
}

#[co]
pub async fn main() -> (usize, usize) {
    (split(true).await, split(false).await)
}
