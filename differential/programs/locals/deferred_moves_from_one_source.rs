//! Two branches that each initialise the same local from the same source.
use super::*;

#[co]
async fn go(n: i32, source: Noisy) -> usize {
    if n == 0 {
        return source.touch();
    }
    let target: Noisy;
    if n == 1 {
        target = source;
    } else {
        pause("p").await;
        target = source.renamed("target");
    }
    pause("q").await;
    target.touch()
}

#[co]
pub async fn main() -> usize {
    go(0, noisy("a")).await + go(1, noisy("b")).await + go(2, noisy("c")).await
}
