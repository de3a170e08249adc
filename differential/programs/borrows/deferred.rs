//! Declared without a value, initialised later, then borrowed across an await.
use super::*;

#[co]
async fn go(flag: bool) -> usize {
    let value;
    pause("p").await;
    if flag {
        value = noisy("yes");
    } else {
        value = later("q", noisy("no")).await;
    }
    look(&value).await
}

#[co]
pub async fn main() -> (usize, usize) {
    (go(true).await, go(false).await)
}
