//! A pattern in the head that takes things apart; one part is ignored and dropped.
use super::*;

#[co]
pub async fn main() -> usize {
    let mut total = 0;
    for (index, (left, _)) in vec![(noisy("a"), noisy("b")), (noisy("c"), noisy("d"))].into_iter().enumerate() {
        pause("p").await;
        total += index + left.touch();
    }
    total
}
