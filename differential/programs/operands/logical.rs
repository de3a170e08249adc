//! `&&` and `||` await only what they need.
use super::*;

#[co]
async fn test(a: bool, b: bool) -> (bool, bool, bool) {
    let and = later("and left", a).await && later("and right", b).await;
    let or = later("or left", a).await || later("or right", b).await;
    let mixed = (a || later("m1", b).await) && !later("m2", a && b).await;
    (and, or, mixed)
}

#[co]
pub async fn main() -> Vec<(bool, bool, bool)> {
    vec![test(true, true).await, test(true, false).await, test(false, true).await, test(false, false).await]
}
