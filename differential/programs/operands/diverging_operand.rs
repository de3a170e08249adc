//! An operand that returns or breaks after others are computed: those are dropped.
use super::*;

#[co]
async fn leave(flag: bool) -> usize {
    let pair = (noisy("a"), if flag { return later("p", 1).await } else { noisy("b") });
    pause("q").await;
    pair.0.touch() + pair.1.touch()
}

#[co]
pub async fn main() -> (usize, usize, i32) {
    let n = loop {
        let _array =
            [noisy("first"), if eval("leave", true) { break later("broken", 3).await } else { noisy("second") }];
    };
    (leave(true).await, leave(false).await, n)
}
