//! A coroutine object that is dropped unresumed drops its arguments.
use super::*;

#[co]
async fn takes(a: Noisy, b: Noisy) -> usize {
    a.touch() + b.touch()
}

#[co]
pub async fn main() {
    let unused = takes(noisy("a"), noisy("b"));
    pause("p").await;
    drop(unused);
    step("after");
}
