//! Futures as generic parameters, stored, pinned, polled by hand.
use super::*;

use std::future::poll_fn;

#[co]
async fn twice<F, Fut>(mut make: F) -> Fut::Output
where
    F: FnMut() -> Fut,
    Fut: Future,
{
    make().await;
    make().await
}

#[co]
async fn count_polls<F: Future>(future: F) -> (F::Output, usize) {
    let mut future = pin!(future);
    let mut polls = 0;
    let output = poll_fn(|cx| {
        polls += 1;
        future.as_mut().poll(cx)
    })
    .await;
    (output, polls)
}

#[co]
pub async fn main() -> (i32, (i32, usize)) {
    let mut n = 0;
    let a = twice(|| {
        n += 1;
        later("made", n)
    })
    .await;
    let b = count_polls(async {
        pauses(2, "inside").await;
        7
    })
    .await;
    (a, b)
}
