//! Slice patterns over an array that is moved.
use super::*;

#[co]
async fn ends(items: [Noisy; 3]) -> (Noisy, Noisy) {
    let [first, _, last] = items;
    pause("p").await;
    (first, last)
}

#[co]
pub async fn main() -> (Noisy, Noisy) {
    ends([noisy("a"), noisy("b"), noisy("c")]).await
}
