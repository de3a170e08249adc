//! Async closures that capture by reference and by move.
use super::*;

#[co]
pub async fn main() -> usize {
    let value = noisy("value");
    let mut total = 0;
    let by_reference = async |n: usize| {
        pause("by reference").await;
        value.touch() + n
    };
    let a = by_reference(1).await;
    let mut adding = async |n: usize| {
        pause("adding").await;
        total += n;
    };
    adding(2).await;
    adding(3).await;
    let b = by_reference(4).await;
    let taken = async move || {
        pause("taken").await;
        value.touch()
    };
    a + b + taken().await + total
}
