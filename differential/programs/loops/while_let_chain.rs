//! `while` with a let chain and awaits.
//@ edition: 2024
use super::*;

#[co]
pub async fn main() -> i32 {
    let mut items = vec![9_i32, 3, 2, 1];
    let mut sum = 0;
    while let Some(n) = items.pop()
        && later("test", n < 4).await
        && let Some(double) = later("double", n.checked_mul(2)).await
    {
        sum += double;
        pause("body").await;
    }
    sum + items.len() as i32
}
