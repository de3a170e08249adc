//! `join!` of futures by name and by call, one of which panics while it is made.
use super::*;

use futures::join;

#[co]
async fn take(value: Noisy, n: usize) -> usize {
    pauses(n, "take").await;
    value.touch() + n
}

fn made(value: Noisy) -> impl Future<Output = usize> {
    step("made");
    take(value, 2)
}

#[co]
pub async fn main() -> usize {
    let _kept = noisy("kept");
    let a = noisy("a");
    let first = take(a, 1);
    let _between = noisy("between");
    let (x, y) = join!(first, made(noisy("b")));
    x + y
}
