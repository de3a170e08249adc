//! Adaptors with closures that borrow locals, alive across awaits.
use super::*;

#[co]
pub async fn main() -> Vec<i32> {
    let factor = 10;
    let limit = noisy("limit");
    let numbers = vec![1, 2, 3, 4];
    let mut seen = vec![];
    for n in numbers.iter().map(|n| n * factor).filter(|n| *n as usize > limit.touch()) {
        pause(n).await;
        seen.push(n);
    }
    seen
}
