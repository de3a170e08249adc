//! Locals in reverse order, at the end and at every suspension.
use super::*;

#[co]
pub async fn main() {
    let _a = noisy("a");
    let _b = noisy("b");
    pause("p").await;
    let _c = noisy("c");
    let _d = noisy("d");
    pause("q").await;
}
