//! A temporary that is made after the await in the same statement.
use super::*;

fn add(n: usize, value: &Noisy) -> usize {
    n + value.touch()
}

#[co]
pub async fn main() -> usize {
    let n = add(later("p", 1).await, &noisy("t"));
    pause("q").await;
    n
}
