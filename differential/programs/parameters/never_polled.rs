//! Objects dropped without a poll drop their parameters as rustc does.
use super::*;

#[co]
async fn takes(a: Noisy, (b, _): (Noisy, Noisy), _: Noisy, _d: Noisy) {
    a.touch();
    b.touch();
    pause("p").await;
}

#[co]
pub async fn main() {
    drop(takes(noisy("a"), (noisy("b"), noisy("c")), noisy("wild"), noisy("d")));
    let _later = takes(noisy("a2"), (noisy("b2"), noisy("c2")), noisy("wild2"), noisy("d2"));
    pause("q").await;
}
