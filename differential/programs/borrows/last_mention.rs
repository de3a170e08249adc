//! A borrow that is the last mention of the local: it is dropped at the end, not with the future.
use super::*;

#[co]
pub async fn main() -> usize {
    let value = noisy("value");
    let other = noisy("other");
    let n = look(&value).await;
    pause("p").await;
    let m = look(&other).await;
    pause("q").await;
    n + m
}
