//! A local that `join!` takes in an argument after one that panics is dropped among the locals.
use super::*;

use futures::join;

#[co]
async fn take(value: Noisy) -> usize {
    pause("take").await;
    value.touch()
}

fn made(value: Noisy) -> impl Future<Output = usize> {
    step("made");
    take(value)
}

#[co]
pub async fn main() -> usize {
    let a = noisy("a");
    let b = noisy("b");
    let _later = noisy("later");
    let (x, y) = join!(made(a), made(b));
    x + y
}
