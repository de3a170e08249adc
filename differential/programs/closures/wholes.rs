//! In edition 2018 closures capture wholes: of what they mention a field, and of what they refer to through a reference.
//@ edition: 2018
use super::*;

struct Pair {
    one: Noisy,
    two: Noisy,
}

fn pair(name: &str) -> Pair {
    Pair { one: noisy(format!("{} one", name)), two: noisy(format!("{} two", name)) }
}

#[co]
async fn moved(pair: Pair) -> usize {
    let take = move || pair.one.consume();
    pause("kept").await;
    take()
}

#[co]
async fn dropped_early() -> usize {
    let pair = pair("early");
    let take = move || pair.one.touch();
    take();
    drop(take);
    pause("after").await;
    1
}

#[co]
async fn in_a_block() -> usize {
    let pair = pair("block");
    let block = async move { pair.two.touch() };
    pause("before").await;
    block.await
}

#[co]
async fn borrowed(mut name: Noisy) -> usize {
    let length = Some(3).filter(|_| name.touch() > 100).or_else(|| Some(name.name().len())).unwrap_or(0);
    look(&name).await;
    let mut more = || name.grow().touch();
    more();
    more();
    look(&name).await + length
}

#[co]
pub async fn main() -> (usize, usize, usize, usize) {
    (moved(pair("moved")).await, dropped_early().await, in_a_block().await, borrowed(noisy("borrowed")).await)
}
