//! What a closure without `move` uses by value on some of its paths, it takes when it is made.
use super::*;

#[co]
async fn called() -> bool {
    let other = noisy("other");
    let kept = noisy("kept");
    pause("made").await;
    let choose = |first: bool| if first { Some(other) } else { None };
    step("closure");
    let chosen = choose(false);
    pause("chosen").await;
    kept.touch() > 0 && chosen.is_some()
}

#[co]
async fn borrowed_before() -> usize {
    let other = noisy("other");
    let looked = &other;
    pause("made").await;
    let sum = looked.touch();
    let chosen = Some(sum).map(|n| match n {
        0 => noisy("none"),
        1..4 => {
            step("few");
            noisy("few")
        }
        _ => other,
    });
    pause("chosen").await;
    chosen.map_or(0, |chosen| chosen.touch())
}

#[co]
async fn nested() -> usize {
    let (one, two) = (noisy("one"), noisy("two"));
    pause("made").await;
    let both = |n: usize| {
        let inner = || if n > 1 { one.touch() } else { drop(two); 0 };
        inner()
    };
    let sum = both(1);
    pause("called").await;
    sum
}

#[co]
async fn returned_early() -> usize {
    let one = noisy("one");
    pause("made").await;
    let chosen = |n: usize| {
        if n > 1 {
            return one;
        }
        step("late");
        one
    };
    let sum = chosen(1).touch();
    pause("called").await;
    sum
}

/// `Copy` values are only read.
#[co]
async fn copied(limit: usize) -> usize {
    let number = limit + 1;
    let borrowed = &number;
    pause("made").await;
    let sum: usize = (0..4).map(|n| if n > 1 { std::convert::identity(number) } else { limit }).sum();
    pause("mapped").await;
    sum + borrowed
}

#[co]
pub async fn main() -> (bool, usize, usize, usize, usize) {
    (called().await, borrowed_before().await, nested().await, returned_early().await, copied(2).await)
}
