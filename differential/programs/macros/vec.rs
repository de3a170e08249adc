//! `vec!` as a list and as a repetition, with awaits.
use super::*;

#[co]
pub async fn main() -> (Vec<i32>, Vec<i32>, Vec<Noisy>) {
    let list = vec![later("a", 1).await, eval("b", 2), later("c", 3).await];
    let repeated = vec![later("d", 4).await; later("count", 2).await];
    let droppers = vec![noisy("x"), later("e", noisy("y")).await];
    (list, repeated, droppers)
}
