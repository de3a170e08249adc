//! A stream over a local, advanced by awaits; `poll_fn` with captured locals.
use super::*;

use futures::stream::{self, StreamExt};
use std::future::poll_fn;

#[co]
pub async fn main() -> (usize, usize) {
    let items = [noisy("a"), noisy("b")];
    let mut stream = pin!(stream::iter(&items).then(|item| look(item)));
    let mut sum = 0;
    while let Some(n) = stream.next().await {
        sum += n;
        pause("between").await;
    }
    let mut polls = 0;
    let counted = poll_fn(|cx| {
        polls += 1;
        if polls < 3 {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(polls)
    })
    .await;
    (sum, counted + polls)
}
