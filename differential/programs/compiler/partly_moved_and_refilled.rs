//! Fields that are moved out and assigned again, over awaits.
use super::*;

struct Two {
    left: Noisy,
    right: Noisy,
}

#[co]
async fn go(refill: bool) -> usize {
    let mut two = Two { left: noisy("left"), right: noisy("right") };
    drop(two.left);
    pause("p").await;
    if refill {
        two.left = noisy("new left");
        pause("q").await;
        return two.left.touch() + two.right.touch();
    }
    pause("r").await;
    two.right.touch()
}

#[co]
pub async fn main() -> (usize, usize) {
    let mut pair = (noisy("a"), noisy("b"));
    drop(pair.0);
    pause("s").await;
    pair.0 = noisy("c");
    let whole = pair;
    pause("t").await;
    drop(whole);
    (go(true).await, go(false).await)
}
