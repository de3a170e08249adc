//! Borrowed across an await, then moved away before another.
use super::*;

#[co]
pub async fn main() -> usize {
    let value = noisy("value");
    let n = look(&value).await;
    drop(value);
    pause("p").await;
    n
}
