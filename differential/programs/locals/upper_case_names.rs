//! Locals and parameters whose names look like those of constants.
#![allow(non_snake_case, unused_variables)]
use super::*;
#[co]
async fn upper() -> usize {
    let A = noisy("A");
    let Foo = noisy("Foo");
    let FOO = noisy("FOO");
    pause("p").await;
    step("after");
    1
}
#[co]
async fn params(A: Noisy, FOO: Noisy) -> usize {
    pause("p").await;
    step("after");
    for IX in 0..2 {
        pause("loop").await;
    }
    let f = |A: usize| A + 1;
    f(1)
}
#[co]
pub async fn main() -> usize {
    upper().await + used().await + params(noisy("pa"), noisy("pf")).await
}
#[co]
async fn used() -> usize {
    let A = noisy("A");
    let Bar = 5;
    pause("p").await;
    A.touch() + Bar
}
