//! Assigning drops the old value after the new one is computed.
use super::*;

#[co]
pub async fn main() -> usize {
    let mut value = noisy("old");
    value.touch();
    value = later("p", noisy("new")).await;
    value.touch();
    pause("q").await;
    value = noisy("newest");
    value.touch()
}
