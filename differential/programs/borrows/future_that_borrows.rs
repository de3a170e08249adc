//! A future made before, borrowing a local, awaited later.
use super::*;

#[co]
pub async fn main() -> usize {
    let mut value = noisy("value");
    let future = grow(&mut value);
    pause("p").await;
    let n = future.await.touch();
    let second = look(&value);
    let third = look(&value);
    n + third.await + second.await
}
