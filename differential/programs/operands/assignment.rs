//! Assignments whose right side awaits: to a local, a field, an index, through a box.
use super::*;

struct Point {
    x: i32,
    y: [i32; 2],
}

#[co]
pub async fn main() -> (i32, i32, i32, i32) {
    let mut point = Point { x: 0, y: [0, 0] };
    let mut boxed = Box::new(0);
    let mut n = 0;
    point.x = later("x", 1).await;
    point.y[1] = later("y", 2).await;
    *boxed = later("box", 3).await;
    n = later("n", n + 4).await;
    (point.x, point.y[1], *boxed, n)
}
