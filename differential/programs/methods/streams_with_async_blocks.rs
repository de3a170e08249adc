//! Adaptors of streams that iterators have by the same name: handed closures that give `async` blocks, they take the stream.
use super::*;
use futures::{StreamExt, TryStreamExt, stream};

fn results(name: &str) -> stream::BoxStream<'static, Result<Noisy, Noisy>> {
    stream::iter([Ok(noisy(format_args!("{name} 1"))), Ok(noisy(format_args!("{name} 2")))]).boxed()
}

#[co]
async fn folded() -> Result<usize, Noisy> {
    let items = results("folded");
    let all = items
        .try_fold(None, |mut all: Option<usize>, item| async move {
            pause("fold").await;
            all = Some(all.unwrap_or(0) + item.consume());
            Ok(all)
        })
        .await?;
    pause("folded").await;
    Ok(all.unwrap_or(0))
}

#[co]
async fn each() -> Result<usize, Noisy> {
    let mut items = results("each");
    let first = items.next().await;
    let rest = items;
    rest.try_for_each(|item| async move {
        item.touch();
        pause("each").await;
        if item.touch() > 100 { Err(item) } else { Ok(()) }
    })
    .await?;
    pause("all").await;
    Ok(first.map_or(0, |first| first.map_or(1, |first| first.consume())))
}

#[co]
async fn some() -> (bool, bool) {
    let items = stream::iter([noisy("some"), noisy("more")]);
    let any = items.any(|item| async move { item.touch() > 100 }).await;
    pause("any").await;
    let items = stream::iter([noisy("each"), noisy("one")]);
    let all = items.all(|item| async move { item.touch() > 100 }).await;
    pause("all").await;
    (any, all)
}

/// Those of iterators still look.
#[co]
async fn of_iterators(numbers: Vec<usize>) -> Option<usize> {
    let mut numbers = numbers.into_iter();
    let found = numbers.any(|number| eval("number", number) > 1);
    pause("found").await;
    let sum = numbers.try_fold(usize::from(found), |sum, number| sum.checked_add(number));
    pause("sum").await;
    sum
}

#[co]
pub async fn main() -> (usize, usize, (bool, bool), Option<usize>) {
    let folded = folded().await.unwrap_or(0);
    (folded, each().await.unwrap_or(0), some().await, of_iterators(vec![1, 2, 3, 4]).await)
}
