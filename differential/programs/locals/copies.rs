//! Copy values are used before and after awaits as often as one likes.
use super::*;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point(i32, i32);

#[co]
pub async fn main() -> (Point, Point, i32) {
    let point = Point(1, 2);
    let copy = point;
    pause("p").await;
    let mut changed = point;
    changed.0 += later("q", copy.1).await;
    let function: fn(i32) -> i32 = |n| n + 1;
    pause("r").await;
    let both = (copy, function(copy.1), copy.0);
    pause("s").await;
    (point, changed, function(point.0) + both.1 + both.2)
}
