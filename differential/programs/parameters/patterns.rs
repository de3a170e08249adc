//! Patterns as parameters; what they ignore is dropped with the parameter.
use super::*;

struct Point {
    x: Noisy,
    y: Noisy,
}

#[co]
async fn takes((a, _): (Noisy, Noisy), Point { x, .. }: Point, [first, .., last]: [Noisy; 4], mut n: i32) -> i32 {
    let _local = noisy("local");
    pause("p").await;
    n += 1;
    a.touch();
    x.touch();
    first.touch();
    last.touch();
    n
}

#[co]
pub async fn main() -> i32 {
    let point = Point { x: noisy("x"), y: noisy("y") };
    point.y.touch();
    takes((noisy("a"), noisy("b")), point, [noisy("0"), noisy("1"), noisy("2"), noisy("3")], 41).await
}
