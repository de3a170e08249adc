//! The attribute on a plain `fn` makes it a coroutine function too.
use super::*;

#[co]
fn double(n: i32) -> i32 {
    n * 2
}

#[co]
fn sum(a: i32, b: i32) -> i32 {
    step("sum");
    double(a).await + double(b).await
}

#[co]
pub async fn main() -> i32 {
    sum(3, 4).await
}
