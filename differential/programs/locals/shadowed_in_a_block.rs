//! The outer local is visible again after the block.
use super::*;

#[co]
pub async fn main() -> (i32, i32) {
    let n = 1;
    let inner = {
        let n = later("p", n + 1).await;
        let n = later("q", n * 10).await;
        n
    };
    pause("r").await;
    (n, inner)
}
