//! The futures that futures' `select!` is given are made one after the other: what each takes is taken then, and what a
//! later one would have taken is dropped among the locals if one before it panics.
use super::*;

use futures::FutureExt;
use futures::future::Fuse;

type Boxed = Fuse<Pin<Box<dyn Future<Output = usize>>>>;

#[co]
async fn take(value: Noisy, naps: usize) -> usize {
    pauses(naps, "take").await;
    value.touch()
}

fn made(value: Noisy, naps: usize) -> Boxed {
    step(format_args!("made of {}", value.name()));
    let future: Pin<Box<dyn Future<Output = usize>>> = Box::pin(take(value, naps));
    future.fuse()
}

fn lent(future: &mut Boxed) -> &mut Boxed {
    step("lent");
    future
}

#[co]
async fn first() -> usize {
    let (a, b) = (noisy("a"), noisy("b"));
    let _later = noisy("later");
    let won = futures::select_biased! {
        n = made(a, 2) => n + 10,
        n = made(b, 1) => {
            pause("in the handler").await;
            n
        }
    };
    pause("after").await;
    won
}

#[co]
async fn beside_those_by_name() -> usize {
    let (a, b, c) = (noisy("a"), noisy("b"), noisy("c"));
    let _later = noisy("later");
    let mut named = made(c, 1);
    let mut kept = made(noisy("d"), 3);
    let mut sum = 0;
    let other = futures::select_biased! {
        n = made(a, 2) => n + 10,
        n = named => n + 20,
        n = lent(&mut kept) => n + 30,
        n = made(b, noisy("for a while").touch()) => n + 40,
    };
    sum += other;
    loop {
        futures::select_biased! {
            n = named => sum += n,
            n = lent(&mut kept) => sum += n,
            complete => break,
        }
    }
    sum
}

#[co]
pub async fn main() -> (usize, usize) {
    (first().await, beside_those_by_name().await)
}
