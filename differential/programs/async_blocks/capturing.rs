//! An async block that captures locals by reference, awaited in place and later.
use super::*;

#[co]
pub async fn main() -> usize {
    let mut value = noisy("value");
    let n = async {
        pause("a").await;
        value.touch()
    }
    .await;
    let block = async {
        grow(&mut value).await;
        pause("b").await;
        1
    };
    step("made");
    pause("p").await;
    n + block.await + value.touch()
}
