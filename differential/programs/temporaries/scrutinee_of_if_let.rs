//! The same for `if let`: dropped before or after `else`, by edition.
use super::*;

#[co]
async fn go(wanted: usize) -> usize {
    let _local = noisy("local");
    if let Some(n) = Some(noisy("scrutinee").touch()).filter(|n| *n == wanted) {
        pause("then").await;
        n
    } else {
        pause("else").await;
        0
    }
}

#[co]
pub async fn main() -> usize {
    let n = go(9).await + go(1).await;
    pause("after").await;
    n
}
