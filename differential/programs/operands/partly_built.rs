//! Droppers in a half-built tuple and array, when the rest is dropped or panics.
use super::*;

#[co]
pub async fn main() -> ((Noisy, Noisy, Noisy), [Noisy; 3]) {
    let tuple = (noisy("a"), later("p", noisy("b")).await, noisy("c"));
    let array = [noisy("d"), later("q", noisy("e")).await, later("r", noisy("f")).await];
    (tuple, array)
}
