//! `let x = &f().await;` keeps what the await gave.
use super::*;

#[co]
pub async fn main() -> usize {
    let value = &later("p", noisy("value")).await;
    let other = &mut later("q", noisy("other")).await;
    pause("r").await;
    other.grow();
    look(value).await + look(other).await
}
