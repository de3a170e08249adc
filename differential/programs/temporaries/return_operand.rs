//! A temporary of a `return`'s or a `break`'s operand.
use super::*;

#[co]
async fn leave(flag: bool) -> usize {
    let _local = noisy("local");
    if flag {
        return look(&noisy("returned")).await;
    }
    let n = loop {
        let _turn = noisy("turn");
        break look(&noisy("broken")).await;
    };
    pause("p").await;
    n
}

#[co]
pub async fn main() -> (usize, usize) {
    (leave(true).await, leave(false).await)
}
