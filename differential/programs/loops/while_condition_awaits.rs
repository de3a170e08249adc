//! The condition awaits, the body too.
use super::*;

#[co]
pub async fn main() -> i32 {
    let mut n = 0;
    while later("condition", n < 3).await {
        let _turn = noisy("turn");
        pause("body").await;
        n += 1;
    }
    n
}
