//! A closure that borrows a local and lives across awaits.
use super::*;

#[co]
pub async fn main() -> usize {
    let value = noisy("value");
    let touch = || value.touch();
    pause("p").await;
    let n = touch();
    pause("q").await;
    n + touch() + value.touch()
}
