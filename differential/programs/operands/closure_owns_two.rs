//! A closure without `move` that takes two locals, one of which it mentions twice, before an operand that awaits.
use super::*;

fn run(f: impl FnOnce(usize) -> usize, n: usize) -> usize {
    f(n)
}

#[co]
async fn taken(a: Noisy, b: Noisy) -> usize {
    let other = noisy("other");
    let n = run(
        |n| {
            let m = a.touch();
            drop(a);
            drop(b);
            n + m
        },
        later("n", other.touch()).await,
    );
    pause("after").await;
    n
}

#[co]
pub async fn main() -> usize {
    taken(noisy("a"), noisy("b")).await
}
