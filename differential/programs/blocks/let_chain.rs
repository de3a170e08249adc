//! Let chains with awaits in the conditions and in the branch.
//@ edition: 2024
use super::*;

#[co]
async fn chain(a: Option<i32>, b: Option<i32>) -> i32 {
    if let Some(x) = later("a", a).await
        && x > 1
        && let Some(y) = later("b", b).await
        && later("sum", x + y > 3).await
    {
        pause("in").await;
        x + y
    } else {
        pause("out").await;
        0
    }
}

#[co]
pub async fn main() -> Vec<i32> {
    vec![
        chain(Some(2), Some(2)).await,
        chain(Some(2), Some(1)).await,
        chain(Some(2), None).await,
        chain(Some(1), Some(9)).await,
        chain(None, None).await,
    ]
}
