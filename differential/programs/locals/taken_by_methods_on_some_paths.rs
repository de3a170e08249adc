//! Methods that take what stays at its address: on one branch, inside of a block, where it is given a new value before or
//! after, or by the same statement.
use super::*;

#[co]
#[allow(unused_assignments)] // dropped
async fn before_a_return(n: i32, mut first: Noisy) -> i32 {
    if n == 1 {
        return first.consume() as i32;
    }
    pause("a").await;
    if n == 2 {
        return {
            first = noisy("new");
            n
        };
    }
    pause("b").await;
    4
}

#[co]
async fn mentioned_on_the_other(n: i32, mut first: Noisy) -> Result<usize, Noisy> {
    if n > 3 {
        pause("b").await;
        first = noisy("new");
    }
    if n < look(&first).await as i32 {
        pause("a").await;
        return Err(first.renamed("other"));
    }
    step("s");
    Ok(look(&first).await)
}

#[co]
#[allow(unused_assignments)] // dropped
async fn in_a_block(n: i32, mut first: Noisy) -> i32 {
    {
        let _touched = first.touch();
        let _taken = first.consume();
    }
    for _ in 0..2 {
        if later("p", n < 0).await {
            first = later("q", noisy("new")).await;
            continue;
        }
    }
    let mut second = noisy("second");
    look(&second).await;
    let third = {
        let name = "third";
        second.grow();
        second.renamed(name)
    };
    pause("r").await;
    if third.touch() > 0 {
        second = noisy("again");
    }
    n
}

#[co]
async fn by_the_statement_that_renews(n: i32) {
    let mut carried = noisy("carried");
    carried = carried.renamed("carried twice");
    let mut kept = noisy("kept");
    let mut grown = n;
    if n > 1 {
        drop(kept);
        pause("p").await;
        kept = noisy("kept again");
        grown += 1;
    }
    look(&kept).await;
    kept = kept.renamed("renewed");
    pause("q").await;
    step(carried.touch() + kept.touch());
    step(grown);
}

#[co]
#[allow(unused_assignments)] // dropped
async fn parts(n: i32, pair: (Noisy, Noisy), mut first: Noisy) {
    if n == 0 {
        let kept = {
            pause("a").await;
            pair.1
        };
        pause("b").await;
        drop(kept);
        return;
    } else if eval("c", n == 3) {
        let (_left, _right) = pair;
    } else {
        drop(pair.0);
        pause("d").await;
        if n == 2 {
            {
                first = pair.1;
                step("e");
            }
            drop(first);
            return;
        }
    }
    pause("f").await;
}

#[co]
pub async fn main() {
    for n in [1, 2, 100] {
        step(before_a_return(n, noisy("first")).await);
        step(mentioned_on_the_other(n, noisy("first")).await.is_ok());
        by_the_statement_that_renews(n).await;
    }
    for n in [-1, 1] {
        step(in_a_block(n, noisy("first")).await);
    }
    for n in 0..5 {
        parts(n, (noisy("left"), noisy("right")), noisy("first")).await;
    }
}
