//! `if let` that moves the value into a branch with an await.
use super::*;

#[co]
async fn look(value: Option<Noisy>) -> usize {
    if let Some(inner) = value {
        pause("some").await;
        inner.touch()
    } else {
        pause("none").await;
        0
    }
}

#[co]
pub async fn main() -> usize {
    let a = look(Some(noisy("x"))).await;
    a + look(None).await
}
