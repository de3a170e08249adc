//! A let chain that moves droppers out of what it matches.
//@ edition: 2024
use super::*;

#[co]
async fn chain(pair: (Option<Noisy>, Option<Noisy>)) -> usize {
    if let Some(left) = pair.0
        && left.touch() > 0
        && let Some(right) = pair.1
    {
        pause("both").await;
        left.touch() + right.touch()
    } else {
        pause("not both").await;
        0
    }
}

#[co]
pub async fn main() -> (usize, usize) {
    let both = chain((Some(noisy("l")), Some(noisy("r")))).await;
    let one = chain((Some(noisy("l")), None)).await;
    (both, one)
}
