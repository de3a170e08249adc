//! `if let` as a statement, in an operand and as a tail of a block: in edition 2021 its temporaries outlive the `else`.
use super::*;

fn maybe(value: &Noisy, n: usize) -> Option<usize> {
    (value.touch() == n).then_some(n)
}

#[co]
async fn go(n: usize) -> usize {
    if let Some(n) = maybe(&noisy("s"), n) {
        step(n);
        pause("then").await;
    } else {
        pause("else").await;
    }
    step("between");
    let sum = look(&noisy("operand")).await
        + if let Some(n) = maybe(&noisy("o"), n) { n } else { look(&noisy("other")).await }
        + noisy("last").touch();
    let held = {
        let _inner = noisy("inner");
        if let Some(kept) = later("p", Some(noisy("owned"))).await.filter(|_| n == 1) {
            kept.touch()
        } else {
            look(&noisy("none")).await
        }
    };
    step("end");
    sum + held
}

#[co]
pub async fn main() -> (usize, usize) {
    (go(1).await, go(2).await)
}
