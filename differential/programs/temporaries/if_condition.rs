//! Temporaries of an `if` or `while` condition end before the block.
use super::*;

#[co]
pub async fn main() -> usize {
    let mut turns = 0;
    if noisy("if").touch() == 2 {
        pause("then").await;
    }
    while noisy("while").touch() > turns {
        pause("body").await;
        turns += 2;
    }
    if look(&noisy("awaited")).await == 7 {
        pause("then again").await;
    }
    turns
}
