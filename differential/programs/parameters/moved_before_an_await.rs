//! A parameter that is moved away early; the others stay.
use super::*;

#[co]
async fn takes(a: Noisy, b: Noisy, c: Noisy) -> usize {
    let n = b.consume();
    pause("p").await;
    let m = later("q", a).await.consume();
    pause("r").await;
    n + m + c.touch()
}

#[co]
pub async fn main() -> usize {
    takes(noisy("a"), noisy("b"), noisy("c")).await
}
