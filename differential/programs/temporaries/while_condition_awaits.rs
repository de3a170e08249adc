//! A temporary in an awaited `while` condition.
use super::*;

#[co]
pub async fn main() -> usize {
    let mut limit = 0;
    while look(&noisy("abc")).await > limit {
        pause("body").await;
        limit += 2;
    }
    limit
}
