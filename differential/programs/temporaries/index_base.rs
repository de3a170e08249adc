//! A temporary that is indexed with an awaited index.
use super::*;

#[co]
pub async fn main() -> usize {
    let n = vec![noisy("a"), noisy("b")][later("index", 1).await].touch();
    step("between");
    let m = noisy("xyz").name().as_bytes()[later("at", 2).await] as usize;
    pause("p").await;
    n + m
}
