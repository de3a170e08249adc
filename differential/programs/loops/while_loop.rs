//! A condition over a local that the body changes.
use super::*;

#[co]
pub async fn main() -> i32 {
    let mut n = 3;
    let mut total = 0;
    while n > 0 {
        total += later("p", n).await;
        n -= 1;
    }
    total
}
