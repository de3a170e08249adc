//! The iterated expression awaits, and its argument is computed before.
use super::*;

#[co]
pub async fn main() -> i32 {
    let mut sum = 0;
    for n in later("items", vec![1, 2, 3]).await {
        sum += later("n", n).await;
    }
    for n in 0..later("end", 2).await {
        sum += n;
    }
    sum
}
