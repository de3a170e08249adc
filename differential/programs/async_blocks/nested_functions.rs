//! Native `async fn`s inside the body, called with borrowed locals.
use super::*;

#[co]
pub async fn main() -> usize {
    async fn inner(value: &Noisy, times: usize) -> usize {
        let mut n = 0;
        for _ in 0..times {
            pause("inner").await;
            n += value.touch();
        }
        n
    }
    let value = noisy("value");
    let n = inner(&value, 2).await;
    n + inner(&noisy("temporary"), 1).await
}
