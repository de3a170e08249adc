//! Adaptors that are given a function by name, or something that has been computed.
use super::*;
use std::cmp::Ordering;

fn doubled(n: usize) -> usize {
    2 * eval("doubled", n)
}

#[co]
async fn mapped<F: FnMut(Noisy) -> usize>(names: Vec<Noisy>, function: F) -> usize {
    let names = names.into_iter();
    pause("before").await;
    let mapped = names.map(function);
    pause("between").await;
    mapped.map(doubled).sum::<usize>() + later("after", 1).await
}

#[co]
async fn folded(numbers: Vec<usize>, add: fn(usize, usize) -> usize) -> usize {
    let kept = noisy("kept");
    let mut numbers = numbers.into_iter();
    let first = numbers.next();
    pause("first").await;
    let sum = numbers.fold(kept.touch(), add);
    pause("sum").await;
    sum + first.unwrap_or(0)
}

#[co]
async fn compared(left: Vec<Noisy>, right: Vec<usize>) -> Ordering {
    let left = left.into_iter();
    let left = left.map(Noisy::consume);
    let right = right.into_iter();
    pause("before").await;
    let order = left.cmp(right);
    pause("after").await;
    order
}

#[co]
pub async fn main() -> usize {
    let names = || vec![noisy("a"), noisy("bc")];
    let sum = mapped(names(), |name| name.touch()).await + folded(vec![1, 2, 3], |a, b| a + eval("b", b)).await;
    step(format_args!("{:?}", compared(names(), vec![1, 3]).await));
    sum
}
