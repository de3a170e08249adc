//! Chains of `if let … else if let …` with temporaries in each head.
use super::*;

#[co]
async fn go(wanted: usize) -> usize {
    if let 1 = (noisy("a").touch() == wanted) as i32 {
        pause("first").await;
        1
    } else if let 1 = (noisy("bb").touch() == wanted) as i32 {
        pause("second").await;
        2
    } else if noisy("ccc").touch() == wanted {
        pause("third").await;
        3
    } else {
        pause("none").await;
        0
    }
}

#[co]
pub async fn main() -> Vec<usize> {
    let mut all = vec![];
    for wanted in 1..=4 {
        let n = go(wanted).await;
        all.push(n);
    }
    all
}
