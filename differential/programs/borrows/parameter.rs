//! Parameters borrowed across awaits: by value, patterned, unused later.
use super::*;

#[co]
async fn takes(a: Noisy, mut b: Noisy, (c, d): (Noisy, Noisy), _e: Noisy) -> usize {
    let x = look(&a).await;
    grow(&mut b).await;
    let y = look(&c).await;
    let reference = &d;
    pause("p").await;
    x + y + reference.touch()
}

#[co]
pub async fn main() -> usize {
    takes(noisy("a"), noisy("b"), (noisy("c"), noisy("d")), noisy("e")).await
}
