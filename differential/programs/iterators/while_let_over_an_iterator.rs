//! `while let Some(x) = iter.next()` over a borrowing iterator.
use super::*;

#[co]
pub async fn main() -> usize {
    let items = [noisy("a"), noisy("b"), noisy("c")];
    let mut iter = items.iter().rev();
    let mut sum = 0;
    while let Some(item) = iter.next() {
        sum += look(item).await;
        if let Some(skipped) = iter.next() {
            pause(skipped).await;
        }
    }
    sum
}
