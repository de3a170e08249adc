//! Methods of traits that take `self` by value: of streams and futures, and of the program's own.
use super::*;
use futures::{FutureExt, StreamExt, TryStreamExt, stream};

struct Attempt(Noisy);

impl Attempt {
    fn when(self, condition: impl Fn(usize) -> bool) -> Attempt {
        step(condition(self.0.touch()));
        self
    }
    async fn run(self) -> usize {
        pause("run").await;
        self.0.consume()
    }
}

trait Retry: Sized {
    fn retry(self, times: usize) -> Attempt;
}

impl Retry for Noisy {
    fn retry(self, times: usize) -> Attempt {
        step(times);
        Attempt(self)
    }
}

#[co]
async fn of_streams() -> Vec<usize> {
    let first = stream::iter(vec![noisy("a"), noisy("b")]);
    let second = stream::iter(vec![noisy("c")]);
    let all: Vec<Noisy> = first.chain(second).collect().await;
    pause("collected").await;
    let results = stream::iter(vec![Ok::<usize, ()>(1), Ok(2)]);
    let mut numbers: Vec<usize> = results.try_collect().await.unwrap();
    pause("tried").await;
    numbers.push(all.len());
    numbers
}

#[co]
async fn of_futures() -> usize {
    let value = noisy("value");
    let future = async move { value.consume() };
    let doubled = future.map(|length| length * 2);
    let boxed = doubled.boxed_local();
    pause("boxed").await;
    boxed.await
}

#[co]
pub async fn main() -> (Vec<usize>, usize, usize, usize) {
    let local = noisy("local");
    let attempt = local.retry(2);
    pause("retry").await;
    let kept = attempt.run().await;
    let in_a_row = noisy("row").retry(1).when(|length| length > 2).run().await;
    (of_streams().await, of_futures().await, kept, in_a_row)
}
