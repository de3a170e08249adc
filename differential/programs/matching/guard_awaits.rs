//! An await in a guard.
use super::*;

#[co]
async fn test(n: i32) -> i32 {
    match n {
        0 if later("first", false).await => 1,
        0 | 1 if later("second", n == 1).await => 2,
        _ => {
            pause("rest").await;
            3
        }
    }
}

#[co]
pub async fn main() -> (i32, i32, i32) {
    (test(0).await, test(1).await, test(2).await)
}
