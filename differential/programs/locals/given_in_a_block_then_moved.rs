//! A local that a statement gives a new value in a block of it, before it is mentioned: what it held is not needed before that.
use super::*;

async fn eat(x: (Noisy, usize)) -> usize {
    pause("eat").await;
    x.0.consume() + x.1
}

#[co]
async fn generated(mut right: Noisy) -> usize {
    let sum = right.consume();
    pause("moved").await;
    sum + eat({
        right = noisy("other");
        let pair = (right, sum);
        pause("in the block").await;
        pair
    })
    .await
}

#[co]
async fn without_an_await(mut right: Noisy, again: bool) -> usize {
    let mut sum = right.consume();
    pause("moved").await;
    let pair = {
        right = noisy("other");
        (right, sum)
    };
    sum += eat(pair).await;
    if again {
        right = noisy("third");
        pause("held").await;
        sum += right.consume();
    }
    pause("end").await;
    sum
}

#[co]
async fn in_a_loop(mut right: Noisy) -> usize {
    let mut sum = 0;
    for _ in 0..2 {
        sum += right.consume();
        pause("moved").await;
        sum += eat({
            right = noisy("other");
            let seen = right.touch();
            (noisy("between"), seen)
        })
        .await;
    }
    sum + right.touch()
}

#[co]
async fn mentioned_in_its_own_value(mut right: Noisy) -> usize {
    pause("held").await;
    let sum = eat({
        right = right.renamed("other");
        let seen = right.touch();
        (noisy("between"), seen)
    })
    .await;
    pause("end").await;
    sum + right.touch()
}

#[co]
async fn perhaps(mut right: Noisy, again: bool) -> usize {
    pause("held").await;
    let sum = eat({
        if again {
            right = noisy("other");
        }
        (right, 1)
    })
    .await;
    pause("end").await;
    sum
}

#[co]
pub async fn main() -> usize {
    let mut sum = generated(noisy("a")).await;
    sum += without_an_await(noisy("b"), false).await + without_an_await(noisy("c"), true).await;
    sum += in_a_loop(noisy("d")).await + mentioned_in_its_own_value(noisy("e")).await;
    sum + perhaps(noisy("f"), true).await + perhaps(noisy("g"), false).await
}
