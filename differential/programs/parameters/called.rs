//! Parameters that are called: by value, by reference and by exclusive reference, with arguments that await.
use super::*;

#[co]
async fn once<F: FnOnce(usize) -> usize>(function: F, value: Noisy) -> usize {
    let n = function(look(&value).await);
    pause("after once").await;
    n
}

#[co]
async fn boxed_once(function: Box<dyn FnOnce(Noisy) -> Noisy + '_>) -> usize {
    pause("before").await;
    let made = function(later("argument", noisy("argument")).await);
    pause("after").await;
    made.touch()
}

#[co]
async fn on_one_path(function: impl FnOnce() -> usize, call: bool) -> usize {
    let n = if call { function() } else { 0 };
    pause("after the branch").await;
    n
}

#[co]
async fn exclusive(mut function: impl FnMut(usize) -> usize) -> usize {
    let mut sum = 0;
    for n in 0..2 {
        sum += function(n);
        pause("in the loop").await;
    }
    sum + function(later("argument", 7).await)
}

#[co]
async fn by_reference(function: &dyn Fn(usize) -> Pause<usize>, other: &mut dyn FnMut() -> usize) -> usize {
    let a = function(1).await;
    let b = other();
    function(b).await + a + other()
}

#[co]
async fn pointer(function: fn(usize) -> Pause<usize>) -> usize {
    let made = function(1).await;
    function(made).await
}

#[co]
async fn from_let(value: Noisy) -> usize {
    let function: Box<dyn FnOnce() -> usize> = Box::new(move || value.consume());
    pause("p").await;
    let n = function();
    pause("q").await;
    let again = |n: usize| later("of a closure", n + 1);
    n + again(1).await + again(2).await
}

#[co]
async fn with_async_fn<F>(function: F) -> usize
where
    F: AsyncFnOnce(&Noisy) -> usize,
{
    let value = noisy("borrowed by the call");
    function(&value).await
}

#[co]
async fn with_async_fn_mut(mut function: impl AsyncFnMut(&Noisy) -> usize) -> usize {
    let value = noisy("borrowed twice");
    function(&value).await + function(&value).await
}

#[co]
pub async fn main() -> usize {
    let value = noisy("captured");
    let a = once(move |n| n + value.touch(), noisy("argument")).await;
    let value = noisy("captured by the box");
    let b = boxed_once(Box::new(move |other| if value.touch() > 0 { other } else { value })).await;
    let value = noisy("captured, called or not");
    let c = on_one_path(move || value.consume(), true).await;
    let value = noisy("not called");
    let d = on_one_path(move || value.consume(), false).await;
    let value = noisy("captured by a FnMut");
    let mut count = 0;
    let e = exclusive(move |n| {
        count += n + value.touch();
        count
    })
    .await;
    let mut count = 0;
    let f = by_reference(&|n| later("by reference", n), &mut || {
        count += 1;
        count
    })
    .await;
    let g = pointer(|n| later("by pointer", n)).await + from_let(noisy("given")).await;
    a + b + c + d + e + f + g + with_async_fn(look).await + with_async_fn_mut(look).await
}
