//! An exclusively borrowed temporary.
use super::*;

#[co]
pub async fn main() -> usize {
    let n = fill(&mut [1, 2, 3], 4).await;
    let m = grow(&mut noisy("temporary")).await.touch();
    fill(&mut vec![0; n + m], 5).await
}
