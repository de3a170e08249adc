//! Loops as operands of a sum.
use super::*;

#[co]
pub async fn main() -> i32 {
    let mut n = 0;
    eval("left", 1)
        + loop {
            n += 1;
            pause("p").await;
            if n == 2 {
                break n;
            }
        }
        + later("right", 100).await
}
