//! What a `let … else` binds, where branches after it await on one side and meet again.
use super::*;

fn found(n: usize) -> Option<Noisy> {
    (n > 0).then(|| noisy(n))
}

#[co]
async fn in_a_branch(n: usize) -> usize {
    let found = found(n);
    if n == 1 {
        pause("one").await;
        1
    } else {
        let Some(_kept) = found else {
            pause("none").await;
            return 0;
        };
        if n == 2 {
            step("two");
            pause("two").await;
        }
        eval("last", n)
    }
}

#[co]
async fn in_the_body(n: usize) -> usize {
    let Some(kept) = found(n) else {
        pause("none").await;
        return 0;
    };
    if n == 2 {
        pause("two").await;
    }
    kept.touch()
}

#[co]
pub async fn main() -> usize {
    let mut sum = 0;
    for n in 0..4 {
        sum += in_a_branch(n).await + in_the_body(n).await;
    }
    sum
}
