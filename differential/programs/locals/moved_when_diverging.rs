//! Moved only on a way that leaves; on the other it is still there.
use super::*;

#[co]
async fn leave(flag: bool) -> Noisy {
    let value = noisy("value");
    pause("p").await;
    if flag {
        return value.renamed("left");
    }
    pause("q").await;
    value.renamed("stayed")
}

#[co]
pub async fn main() -> (Noisy, Noisy) {
    (leave(true).await, leave(false).await)
}
