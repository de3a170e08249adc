//! Moved in one branch and made again; then used.
use super::*;

#[co]
async fn perhaps(flag: bool) -> usize {
    let mut value = noisy("value");
    if flag {
        pause("p").await;
        value.consume();
        pause("q").await;
        value = noisy("again");
    }
    pause("r").await;
    value.touch()
}

#[co]
pub async fn main() -> (usize, usize) {
    (perhaps(true).await, perhaps(false).await)
}
