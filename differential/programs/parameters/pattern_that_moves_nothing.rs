//! Parameter patterns of wildcards only, and reference patterns.
use super::*;

#[co]
async fn takes((_, _): (Noisy, Noisy), _: (), &n: &i32, &(a, _): &(i32, i32)) -> i32 {
    pause("p").await;
    n + a
}

#[co]
pub async fn main() -> i32 {
    takes((noisy("a"), noisy("b")), (), &1, &(2, 3)).await
}
