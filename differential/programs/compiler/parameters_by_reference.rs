//! `ref` and `ref mut` in the patterns of parameters.
use super::*;

#[co]
async fn takes(ref a: Noisy, ref mut b: Noisy, (ref c, _): (Noisy, Noisy), _d: Noisy) -> usize {
    pause("p").await;
    grow(b).await;
    a.touch() + b.touch() + look(c).await
}

#[co]
pub async fn main() -> usize {
    takes(noisy("a"), noisy("b"), (noisy("c"), noisy("ignored")), noisy("d")).await
}
