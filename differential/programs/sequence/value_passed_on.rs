//! A value that goes through several coroutines by move.
use super::*;

#[co]
async fn stage(value: Noisy, name: &'static str) -> Noisy {
    pause(name).await;
    value.renamed(name)
}

#[co]
pub async fn main() -> Noisy {
    let value = noisy("raw");
    let value = stage(value, "cleaned").await;
    let value = stage(value, "cut").await;
    stage(value, "done").await
}
