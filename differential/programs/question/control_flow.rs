//! `?` on `ControlFlow`.
use super::*;

use std::ops::ControlFlow;

#[co]
async fn check(n: i32) -> ControlFlow<Noisy, i32> {
    let _local = noisy("local");
    pause("p").await;
    if n > 1 { ControlFlow::Break(noisy("out")) } else { ControlFlow::Continue(n) }
}

#[co]
async fn run(n: i32) -> ControlFlow<Noisy, i32> {
    let a = check(n).await?;
    let b = check(n + 1).await?;
    ControlFlow::Continue(a + b)
}

#[co]
pub async fn main() -> (ControlFlow<Noisy, i32>, ControlFlow<Noisy, i32>) {
    (run(0).await, run(1).await)
}
