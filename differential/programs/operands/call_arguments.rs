//! Awaits between the arguments of a call: left to right.
use super::*;

fn four(a: i32, b: i32, c: i32, d: i32) -> i32 {
    step("called");
    a * 1000 + b * 100 + c * 10 + d
}

#[co]
pub async fn main() -> i32 {
    four(eval("a", 1), later("b", 2).await, eval("c", 3), later("d", 4).await)
}
