//! Futures in locals, awaited later, in another order, in a loop, or never.
use super::*;

#[co]
pub async fn main() -> i32 {
    let a = later("a", 1);
    let b = later("b", 2);
    let never = later("never", 3);
    let many = vec![later("c", 10), later("d", 20)];
    let mut sum = b.await;
    sum += a.await;
    for one in many {
        sum += one.await;
    }
    drop(never);
    pause("end").await;
    sum
}
