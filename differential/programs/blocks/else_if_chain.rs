//! Conditions that await, one after the other.
use super::*;

#[co]
async fn size_of(n: i32) -> &'static str {
    if later("zero", n == 0).await {
        "zero"
    } else if later("small", n < 10).await {
        pause("in small").await;
        "small"
    } else if n < 100 {
        "middling"
    } else {
        pause("in large").await;
        "large"
    }
}

#[co]
pub async fn main() -> [&'static str; 4] {
    let a = size_of(0).await;
    let b = size_of(5).await;
    let c = size_of(50).await;
    let d = size_of(500).await;
    [a, b, c, d]
}
