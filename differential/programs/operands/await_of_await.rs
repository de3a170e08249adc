//! A future that gives a future; a block that gives a future; a parenthesised one.
use super::*;

#[co]
pub async fn main() -> i32 {
    let a = later("outer", later("inner", 1)).await.await;
    let b = {
        step("block");
        later("p", 2)
    }
    .await;
    let c = (if a == 1 { later("yes", 3) } else { later("no", 4) }).await;
    let d = match b {
        2 => later("two", 5),
        _ => later("other", 6),
    }
    .await;
    a + b + c + d
}
