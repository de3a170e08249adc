//! Closures in closures, and one that shadows a local.
use super::*;

#[co]
pub async fn main() -> i32 {
    let n = 5;
    let value = noisy("value");
    let outer = |n: i32| {
        let inner = |m: i32| m * n + value.touch() as i32;
        inner(n) + inner(1)
    };
    pause("p").await;
    let a = outer(2);
    pause("q").await;
    a + outer(n)
}
