//! Coroutines that await coroutines, each with a local of its own.
use super::*;

#[co]
async fn depth(n: usize, bottom: Noisy) -> usize {
    let own = noisy(format_args!("own{n}"));
    let result = one_down(n, bottom).await;
    own.touch() + result
}

#[co]
async fn one_down(n: usize, bottom: Noisy) -> usize {
    pause(format_args!("p{n}")).await;
    let length = bottom.consume();
    pause(format_args!("q{n}")).await;
    length
}

#[co]
pub async fn main() -> usize {
    let outer = noisy("outer");
    let n = depth(2, noisy("bottom")).await;
    n + outer.touch()
}
