//! Two locals that are swapped and replaced while both are anchored.
use super::*;

#[co]
pub async fn main() -> usize {
    let mut a = noisy("a");
    let mut b = noisy("b");
    grow(&mut a).await;
    grow(&mut b).await;
    std::mem::swap(&mut a, &mut b);
    pause("p").await;
    a = std::mem::replace(&mut b, noisy("c"));
    look(&a).await + look(&b).await
}
