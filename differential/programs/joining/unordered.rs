//! `FuturesUnordered` polled through `StreamExt::next` in a `while let`.
use super::*;

use futures::stream::{FuturesUnordered, StreamExt};

#[co]
async fn wait(n: usize) -> usize {
    pauses(n, n).await;
    n
}

#[co]
pub async fn main() -> usize {
    let mut all = FuturesUnordered::new();
    for n in [3, 1, 2] {
        all.push(wait(n));
    }
    let mut order = 0;
    while let Some(n) = all.next().await {
        order = order * 10 + n;
        if n == 2 {
            pause("pausing").await;
        }
    }
    order
}
