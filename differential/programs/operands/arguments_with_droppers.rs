//! Arguments already computed are dropped when a later one panics or is dropped.
use super::*;

fn eat(a: Noisy, b: Noisy, c: Noisy) -> usize {
    a.consume() + b.consume() + c.consume()
}

#[co]
pub async fn main() -> usize {
    let moved = noisy("moved");
    eat(noisy("made"), later("p", moved).await, later("q", noisy("last")).await)
}
