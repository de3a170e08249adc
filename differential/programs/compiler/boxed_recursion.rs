//! Direct recursion, boxed by the user as native needs it.
use super::*;

#[co]
async fn sum(items: &[u32]) -> u32 {
    let Some((first, rest)) = items.split_first() else { return 0 };
    let _own = noisy(first);
    pause(first).await;
    first + Box::pin(sum(rest)).await
}

#[co]
pub async fn main() -> u32 {
    sum(&[1, 2, 3]).await
}
