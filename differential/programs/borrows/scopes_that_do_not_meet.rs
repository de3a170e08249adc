//! Locals of two blocks whose lives do not meet, both borrowed across awaits.
use super::*;

#[co]
pub async fn main() -> usize {
    let a = {
        let first = noisy("first");
        look(&first).await
    };
    let b = {
        let mut bytes = [0; 100];
        fill(&mut bytes, 3).await
    };
    a + b
}
