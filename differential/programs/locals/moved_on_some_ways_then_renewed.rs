//! A local that one branch moves, assigned again after the branches meet, over awaits; borrowed afterwards.
use super::*;

#[co]
async fn go(n: i32, mut value: Noisy) -> usize {
    if n == 1 {
        return 0;
    }
    if let Some(moved) = later("p", Some(n)).await.filter(|n| *n == 2) {
        drop(value);
        pause("q").await;
        step(moved);
    }
    value = noisy("renewed");
    pause("r").await;
    let length = later("s", value.clone()).await.consume();
    length + look(&value).await
}

#[co]
pub async fn main() -> Vec<usize> {
    let mut all = vec![];
    for n in 0..3 {
        all.push(go(n, noisy("value")).await);
    }
    all
}
