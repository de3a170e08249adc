//! `pin!` of a call, of an awaited value and of a parameter; in a tuple, and as an operand, where it ends with the statement.
use super::*;

use std::future::poll_fn;

#[co]
async fn polled(parameter: Pause<Noisy>) -> usize {
    let mut first = pin!(later("first", noisy("a")));
    let _ = poll_fn(|cx| Poll::Ready(first.as_mut().poll(cx).is_ready())).await;
    pause("between").await;
    let a = first.await;
    let mut second = (pin!(parameter), noisy("beside"));
    pause("again").await;
    let b = second.0.as_mut().await;
    let third = pin!(pass(later("p", noisy("c")).await));
    pause("last").await;
    a.touch() + b.touch() + third.await.touch() + second.1.touch()
}

#[co]
async fn pass(value: Noisy) -> Noisy {
    pause("pass").await;
    value
}

#[co]
async fn operand() -> usize {
    pin!(later("operand", noisy("d"))).as_mut().await.touch() + later("then", 1).await
}

#[co]
pub async fn main() -> usize {
    let n = polled(later("parameter", noisy("b"))).await;
    n + operand().await
}
