//! `join_all` over a vector of coroutine objects that borrow a local.
use super::*;

use futures::future::join_all;

#[co]
async fn ask(value: &Noisy, n: usize) -> usize {
    pauses(n, format_args!("ask{n}")).await;
    value.touch() + n
}

#[co]
pub async fn main() -> Vec<usize> {
    let value = noisy("value");
    let all = join_all((0..3).map(|n| ask(&value, n))).await;
    pause("p").await;
    value.touch();
    all
}
