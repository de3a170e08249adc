//! A closure as a temporary, borrowing locals, passed by reference to an awaited call.
use super::*;

async fn apply(function: &dyn Fn(usize) -> usize) -> usize {
    pause("apply").await;
    function(1) + function(2)
}

async fn apply_mut(mut function: impl FnMut(usize)) {
    function(1);
    pause("apply_mut").await;
    function(2);
}

#[co]
pub async fn main() -> (usize, Vec<usize>) {
    let value = noisy("value");
    let n = apply(&|n| n + value.touch()).await;
    let mut seen = vec![];
    apply_mut(|n| seen.push(n)).await;
    apply_mut(|n| seen.push(n * 10)).await;
    (n, seen)
}
