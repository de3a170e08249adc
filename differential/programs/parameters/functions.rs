//! Closures, function pointers and async callbacks as parameters.
use super::*;

#[co]
async fn apply<F: FnOnce(i32) -> i32>(function: F, mut count: impl FnMut() -> i32, pointer: fn(i32) -> i32) -> i32 {
    let a = function(count());
    pause("p").await;
    let b = pointer(count());
    pause("q").await;
    a + b + count()
}

#[co]
async fn call<F, R>(function: F) -> i32
where
    F: Fn(i32) -> R,
    R: Future<Output = i32>,
{
    function(1).await + function(2).await
}

#[co]
pub async fn main() -> (i32, i32) {
    let mut n = 0;
    let count = move || {
        n += 1;
        n
    };
    let value = noisy("captured");
    let a = apply(move |n| n + value.consume() as i32, count, |n| n * 10).await;
    let b = call(|n| later("callback", n * 100)).await;
    (a, b)
}
