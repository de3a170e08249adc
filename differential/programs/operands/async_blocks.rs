//! Async blocks, moved into and awaited: nested futures of the user's own.
use super::*;

#[co]
pub async fn main() -> usize {
    let value = noisy("value");
    let block = async move {
        pause("inside").await;
        value.touch()
    };
    step("made");
    let n = block.await;
    let m = async {
        let x = later("x", 5).await;
        if x > 4 {
            return 6;
        }
        x
    }
    .await;
    n + m
}
