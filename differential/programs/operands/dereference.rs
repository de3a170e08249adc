//! `*` of an awaited box and reference.
use super::*;

static NUMBER: i32 = 5;

#[co]
pub async fn main() -> (i32, Noisy) {
    let n = *later("p", &NUMBER).await + *later("q", Box::new(2)).await;
    let moved = *later("r", Box::new(noisy("boxed"))).await;
    (n, moved)
}
