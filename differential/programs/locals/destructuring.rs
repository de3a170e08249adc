//! `let` with nested patterns; ignored parts are dropped with the temporary or stay in the local.
use super::*;

struct Point {
    x: Noisy,
    y: (Noisy, i32),
    rest: Noisy,
}

#[co]
pub async fn main() -> i32 {
    let Point { x, y: (_, n), .. } = Point { x: noisy("x"), y: (noisy("y"), 4), rest: noisy("rest") };
    pause("p").await;
    let point = Point { x, y: (noisy("y2"), n), rest: noisy("rest2") };
    let Point { y: (moved, _), .. } = point;
    pause("q").await;
    drop(moved);
    pause("r").await;
    point.x.touch() as i32 + point.rest.touch() as i32 + n
}
