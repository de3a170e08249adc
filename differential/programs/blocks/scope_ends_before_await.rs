//! The local of an inner block is gone before the next await.
use super::*;

#[co]
pub async fn main() {
    {
        let inner = noisy("inner");
        pause("p").await;
        inner.touch();
    }
    pause("q").await;
}
