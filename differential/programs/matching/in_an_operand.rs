//! A match with awaits as an operand, after an operand that is already computed.
use super::*;

#[co]
pub async fn main() -> i32 {
    let mut total = 0;
    for n in 0..3 {
        total += eval("left", 10)
            * match n {
                0 => later("zero", 1).await,
                1 => 2,
                _ => later("many", 3).await,
            };
    }
    total
}
