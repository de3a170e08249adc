//! Branches with locals of their own that cannot be alive together, some borrowed, some moved.
use super::*;

#[co]
async fn go(n: i32) -> usize {
    match n {
        0 => {
            let a = noisy("a");
            let reference = &a;
            pause("a").await;
            reference.touch()
        }
        1 => {
            let a = [noisy("a0"), noisy("a1")];
            pause("b").await;
            a.into_iter().map(Noisy::consume).sum()
        }
        _ => {
            let mut a = vec![0; 64];
            let b = fill(&mut a, 1).await;
            let c = { fill(&mut a[..b / 2], 2).await };
            b + c
        }
    }
}

#[co]
pub async fn main() -> usize {
    go(0).await + go(1).await + go(2).await
}
