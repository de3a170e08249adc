//! The iterated expression borrows a temporary, which lives through the loop.
use super::*;

#[co]
pub async fn main() -> usize {
    let mut sum = 0;
    for item in [noisy("a"), noisy("b")].iter() {
        sum += look(item).await;
    }
    for byte in noisy("xyz").name().bytes() {
        pause(byte).await;
        sum += 1;
    }
    pause("after").await;
    sum
}
