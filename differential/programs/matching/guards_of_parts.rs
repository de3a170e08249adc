//! Guards see what their patterns bind by value as values, and what is behind a reference as references.
use super::*;

enum Shape {
    Named(Noisy, i32),
    Both { left: Noisy, right: Noisy },
}

#[co]
async fn owned(shape: Shape) -> i32 {
    match shape {
        Shape::Named(name, n) if n > 1 && name.touch() > 0 => {
            pause("named").await;
            n + name.touch() as i32
        }
        Shape::Both { left, .. } => {
            pause("both").await;
            left.touch() as i32
        }
        Shape::Named(_, n) => later("small", n).await,
    }
}

#[co]
async fn borrowed(shapes: &[Shape]) -> i32 {
    let mut sum = 0;
    for shape in shapes {
        sum += match shape {
            Shape::Named(name, n) if *n > 1 => {
                pause("named").await;
                *n + name.touch() as i32
            }
            Shape::Both { right, .. } => look(right).await as i32,
            Shape::Named(_, n) => later("small", *n).await,
        };
    }
    sum
}

#[co]
pub async fn main() -> (i32, i32, i32, i32) {
    let shapes = [Shape::Named(noisy("x"), 3), Shape::Both { left: noisy("l"), right: noisy("r") }];
    let a = borrowed(&shapes).await;
    let b = owned(Shape::Named(noisy("a"), 2)).await;
    let c = owned(Shape::Named(noisy("b"), 1)).await;
    (a, b, c, owned(Shape::Both { left: noisy("l"), right: noisy("r") }).await)
}
