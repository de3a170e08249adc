//! Futures that are ready at once: one poll runs it all.
use super::*;

#[co]
pub async fn main() -> i32 {
    let a = noisy("a");
    let x = ready("x", 1).await;
    let y = ready("y", 2).await;
    drop(a);
    x + y
}
