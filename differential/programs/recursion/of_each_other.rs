//! Two coroutines that call each other through boxes whose types are inferred.
use super::*;

#[co]
async fn even(n: u32) -> bool {
    pause("even").await;
    n == 0 || Box::pin(odd(n - 1)).await
}

#[co]
async fn odd(n: u32) -> bool {
    pause("odd").await;
    n != 0 && even(n - 1).await
}

#[co]
pub async fn main() -> (bool, bool) {
    (even(2).await, even(3).await)
}
