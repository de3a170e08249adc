//! Range operands.
use super::*;

#[co]
pub async fn main() -> (Vec<i32>, bool, std::ops::RangeFrom<i32>) {
    let a: Vec<i32> = (eval("from", 1)..later("to", 4).await).collect();
    let b = (later("low", 0).await..=later("high", 9).await).contains(&9);
    let c = later("start", 3).await..;
    (a, b, c)
}
