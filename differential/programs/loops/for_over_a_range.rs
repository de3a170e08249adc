//! `for` over ranges, nested, forwards and backwards.
use super::*;

#[co]
pub async fn main() -> i32 {
    let mut sum = 0;
    for i in (0..2).rev() {
        for j in 0..=i {
            sum = sum * 10 + later("p", i + j).await;
        }
    }
    sum
}
