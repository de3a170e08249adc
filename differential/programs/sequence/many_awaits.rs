//! A long row of awaits, with a local between any two.
use super::*;

#[co]
pub async fn main() -> i32 {
    let a = later("a", 1).await;
    let b = later("b", 2).await;
    let c = later("c", a + b).await;
    let d = later("d", c * 2).await;
    let e = later("e", d + a).await;
    let f = later("f", e + b).await;
    let g = later("g", f + c).await;
    let h = later("h", g + d).await;
    a + b + c + d + e + f + g + h
}
