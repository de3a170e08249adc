//! Borrowed across an await, then moved in one branch only.
use super::*;

#[co]
async fn go(flag: bool) -> usize {
    let value = noisy("value");
    let n = look(&value).await;
    if flag {
        drop(value);
        pause("moved").await;
    }
    pause("p").await;
    n
}

#[co]
pub async fn main() -> usize {
    go(true).await + go(false).await
}
