//! What the futures and conditions of `tokio::select!` move, borrow and leave behind; locals that are dropped afterwards.
use super::*;

#[co]
async fn keep(name: Noisy, turns: usize) -> usize {
    pauses(turns, "keep").await;
    name.touch()
}

fn allowed(which: &Noisy, yes: bool) -> bool {
    step(format!("allowed {which}"));
    yes
}

#[co]
async fn race(first: Noisy, second: Noisy, yes: bool) -> usize {
    let header = noisy("header");
    let done = tokio::select! {
        biased;
        length = keep(first, 3), if allowed(&header, yes) => {
            pause("first won").await;
            length
        }
        length = keep(second, 2), if allowed(&header, true) => length + 100,
    };
    pause("after").await;
    done + header.touch()
}

#[co]
async fn polled_again(items: Vec<Noisy>) -> usize {
    let mut sum = 0;
    let mut items = items.into_iter();
    let mut rest = Box::pin(keep(noisy("rest"), 4));
    loop {
        let next = items.next();
        let Some(next) = next else { break };
        tokio::select! {
            biased;
            length = &mut rest => {
                sum += length;
                break;
            }
            length = keep(next, 1) => sum += length,
            else => break,
        }
    }
    pause("end").await;
    sum
}

#[co]
pub async fn main() -> Vec<usize> {
    vec![
        race(noisy("a"), noisy("b"), true).await,
        race(noisy("c"), noisy("d"), false).await,
        polled_again(vec![noisy("one"), noisy("two"), noisy("three")]).await,
    ]
}
