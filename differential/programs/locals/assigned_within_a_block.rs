//! A local that has been moved is given a new value by a statement within a block, where nothing waits.
use super::*;

#[co]
async fn pass(value: Noisy) -> Noisy {
    pause("pass").await;
    value
}

#[co]
async fn carried(n: i32, mut first: Noisy) -> Result<i32, Noisy> {
    drop(first);
    if eval("again", n != 1) {
        {
            step("within");
            first = noisy("second");
        }
        if n == 0 {
            first = pass(first).await;
        }
        return Err(later("err", first).await);
    }
    later("ok", Ok(n)).await
}

#[co]
async fn several(n: i32, mut first: Noisy, mut second: Noisy) -> i32 {
    drop((first, second));
    if n > 0 {
        (first, second) = {
            step("pair");
            (noisy("third"), noisy("fourth"))
        };
        if let 1.. = n {
            step("at times");
            second = noisy("fifth");
        }
        pause("pair").await;
        first.touch();
        return second.consume() as i32;
    }
    pause("none").await;
    n
}

/// Leaves the block before the value is given, at times.
#[co]
async fn left(n: i32, mut first: Noisy) -> i32 {
    'block: {
        if n == 1 {
            break 'block;
        }
        first = noisy("second");
    }
    pause("between").await;
    for turn in 0..3 {
        let turned = {
            if turn == n {
                continue;
            }
            first = noisy("third");
            turn
        };
        pauses(turned as usize, "turn").await;
    }
    first.touch();
    n
}

#[co]
pub async fn main() {
    for n in 0..3 {
        let value = carried(n, noisy("first")).await;
        step(format_args!("{value:?}"));
        several(n, noisy("first"), noisy("second")).await;
        left(n, noisy("first")).await;
    }
}
