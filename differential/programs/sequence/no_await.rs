//! No await at all: everything happens in the first poll.
use super::*;

#[co]
pub async fn main() -> usize {
    let a = noisy("a");
    step("middle");
    a.touch()
}
