//! A closure as callee, with awaited arguments; it was made before they are computed.
use super::*;

#[co]
pub async fn main() -> i32 {
    let base = 100;
    let add = move |a: i32, b: i32| a + b + base;
    let x = add(later("a", 1).await, later("b", 2).await);
    (|n: i32| n * 2)(later("c", x).await)
}
