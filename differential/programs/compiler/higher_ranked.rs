//! Functions of references that return futures, for every lifetime.
use super::*;

type Boxed<'a> = Pin<Box<dyn Future<Output = usize> + 'a>>;

#[co]
async fn call<F>(function: F, times: usize) -> usize
where
    F: for<'a> Fn(&'a Noisy) -> Boxed<'a>,
{
    let value = noisy("value");
    let mut sum = 0;
    for _ in 0..times {
        sum += function(&value).await;
    }
    sum
}

fn boxed(value: &Noisy) -> Boxed<'_> {
    Box::pin(look(value))
}

#[co]
async fn call_async(function: impl AsyncFn(&Noisy) -> usize) -> usize {
    let value = noisy("other");
    function(&value).await + function(&noisy("temporary")).await
}

#[co]
pub async fn main() -> usize {
    call(boxed, 2).await + call(|value| Box::pin(look(value)), 1).await + call_async(look).await
}
