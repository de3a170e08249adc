//! Tuple, struct, enum, nested, or, range, literal, binding, rest, constant patterns with moves.
use super::*;

enum Shape {
    Unit,
    Tuple(i32, Noisy),
    Struct { x: i32, y: Option<(i32, Noisy)> },
}

const SEVEN: i32 = 7;

#[co]
async fn area(shape: Shape) -> i32 {
    match shape {
        Shape::Unit => 0,
        Shape::Tuple(SEVEN, _) => 7,
        Shape::Tuple(n @ (1 | 2), name) => {
            pause("small").await;
            n + name.touch() as i32
        }
        Shape::Tuple(n @ 3..=5, ..) => later("range", n).await,
        Shape::Tuple(.., name) => {
            pause("other").await;
            name.touch() as i32
        }
        Shape::Struct { x, y: Some((y, name)) } if x < y => {
            pause("guarded").await;
            x * y + name.touch() as i32
        }
        Shape::Struct { x: -1, .. } => -1,
        Shape::Struct { x, .. } => later("struct", x).await,
    }
}

#[co]
pub async fn main() -> Vec<i32> {
    let shapes = [
        Shape::Unit,
        Shape::Tuple(7, noisy("seven")),
        Shape::Tuple(2, noisy("two")),
        Shape::Tuple(4, noisy("four")),
        Shape::Tuple(9, noisy("nine")),
        Shape::Struct { x: 1, y: Some((2, noisy("less"))) },
        Shape::Struct { x: 3, y: Some((2, noisy("more"))) },
        Shape::Struct { x: -1, y: None },
    ];
    let mut areas = Vec::new();
    for shape in shapes {
        areas.push(area(shape).await);
    }
    areas
}
