//! Locals that one statement moves, gives a new value and moves again, within itself.
use super::*;

#[co]
async fn carried(mut first: Noisy) -> usize {
    let n = {
        drop(first);
        first = noisy("second");
        let taken = first;
        taken.touch()
    };
    pause("after").await;
    n
}

#[co]
async fn borrowed(mut first: Noisy) -> usize {
    let looking = look(&first);
    pause("looking").await;
    let n = looking.await;
    let m = {
        drop(first);
        first = noisy("second");
        let taken = first;
        noisy("made").touch() + taken.touch()
    };
    pause("after").await;
    n + m
}

#[co]
async fn on_a_path_that_leaves(n: usize, mut first: Noisy) -> usize {
    if later("path", n < 1).await {
        let made = {
            drop(first);
            first = noisy("second");
            let _taken = first;
            noisy("made")
        };
        look(&made).await;
        return made.consume();
    }
    let looking = look(&first);
    pause("looking").await;
    looking.await + n
}

#[co]
async fn at_times(n: usize, mut first: Noisy) -> usize {
    let looking = look(&first);
    pause("looking").await;
    drop(looking);
    let m = {
        drop(first);
        if n > 0 {
            first = noisy("second");
            let taken = first;
            taken.touch();
        }
        n
    };
    pause("after").await;
    m
}

#[co]
async fn given_last(mut first: Noisy) -> usize {
    let n = {
        first.consume();
        first = noisy("second");
        let taken = first;
        first = noisy("third");
        taken.touch()
    };
    pause("after").await;
    n + first.touch()
}

#[co]
async fn borrowed_and_given_last(mut first: Noisy) -> usize {
    look(&first).await;
    let n = {
        first.consume();
        first = noisy("second");
        let taken = first;
        first = noisy("third");
        taken.touch()
    };
    n + look(&first).await
}

#[co]
async fn captured(mut first: Noisy) -> usize {
    let n = {
        let take = move || first.consume();
        let n = take();
        first = noisy("second");
        let taken = move || first.touch();
        taken() + n
    };
    pause("after").await;
    n
}

#[co]
async fn copies(mut n: usize) -> usize {
    let twice = {
        n = later_than(n);
        later_than(n);
        n = later_than(n);
        let m = n;
        m + n
    };
    pause("after").await;
    twice + n
}

fn later_than(n: usize) -> usize {
    n + 1
}

#[co]
pub async fn main() -> Vec<usize> {
    let mut all = vec![carried(noisy("first")).await, borrowed(noisy("first")).await];
    for n in 0..2 {
        all.push(on_a_path_that_leaves(n, noisy("first")).await);
        all.push(at_times(n, noisy("first")).await);
    }
    all.push(given_last(noisy("first")).await);
    all.push(borrowed_and_given_last(noisy("first")).await);
    all.push(captured(noisy("first")).await);
    all.push(copies(1).await);
    all
}
