//! `let n = temp().len()` ends the temporary; `let x = f(&temp)` too.
use super::*;

#[co]
pub async fn main() -> usize {
    let n = noisy("a").touch();
    pause("p").await;
    let m = Some(&noisy("b")).map_or(0, |value| value.touch());
    pause("q").await;
    n + m
}
