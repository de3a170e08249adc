//! A reference chosen by a condition.
use super::*;

#[co]
async fn choose(flag: bool) -> usize {
    let a = noisy("a");
    let b = noisy("bb");
    let chosen = if flag { &a } else { &b };
    pause("p").await;
    look(chosen).await
}

#[co]
pub async fn main() -> (usize, usize) {
    (choose(true).await, choose(false).await)
}
