//! A local in a block of its own is moved before the operands after it, which make temporaries or await.
#![allow(unused_braces, unused_parens)]
use super::*;

#[co]
async fn both(value: Noisy, good: bool) -> usize {
    pause("both").await;
    value.touch() + usize::from(good)
}

#[co]
async fn moved_first(first: Noisy, _: (Noisy, Noisy)) -> usize {
    look(&first).await;
    both({ first }, 2 < eval("right", 1)).await
}

#[co]
async fn awaited_next(first: Noisy, _: (Noisy, Noisy)) -> usize {
    look(&first).await;
    both(({ first }), later("good", true).await).await
}

#[co]
pub async fn main() -> usize {
    let pair = || (noisy("left"), noisy("right"));
    moved_first(noisy("first"), pair()).await + awaited_next(noisy("second"), pair()).await
}
