//! Closures that borrow and move, each finished before the next await or holding only what it moved.
use super::*;

#[co]
pub async fn main() -> i32 {
    let base = 10;
    let sum = [1, 2, 3].into_iter().map(|n| n + base).sum::<i32>();
    let x = later("p", sum).await;
    let owned = noisy("owned");
    let touch = move || owned.touch() as i32;
    pause("q").await;
    let n = touch();
    pause("r").await;
    x + n + touch()
}
