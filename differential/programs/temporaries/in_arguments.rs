//! Temporaries in several arguments, around an await.
use super::*;

fn three(a: &Noisy, b: usize, c: &Noisy) -> usize {
    a.touch() + b + c.touch()
}

#[co]
pub async fn main() -> usize {
    let n = three(&noisy("a"), later("b", 1).await, &noisy("c"));
    pause("p").await;
    n + three(&noisy("d"), look(&noisy("e")).await, &noisy("f"))
}
