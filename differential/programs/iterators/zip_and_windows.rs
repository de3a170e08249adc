//! Two iterators over two locals at once.
use super::*;

#[co]
pub async fn main() -> usize {
    let left = [noisy("a"), noisy("b"), noisy("c")];
    let right = vec![1, 2, 3];
    let mut sum = 0;
    for ((item, n), pair) in left.iter().zip(&right).zip(right.windows(2)) {
        sum += look(item).await * *n + pair[1];
    }
    sum
}
