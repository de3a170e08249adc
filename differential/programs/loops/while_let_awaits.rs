//! The head of a `while let` awaits and moves a dropper in each turn.
use super::*;

#[co]
async fn next(n: i32) -> Option<Noisy> {
    pause("next").await;
    (n < 3).then(|| noisy(n))
}

#[co]
pub async fn main() -> usize {
    let mut n = 0;
    let mut total = 0;
    while let Some(item) = next(n).await {
        pause("body").await;
        total += item.touch();
        n += 1;
    }
    total
}
