//! A guard that awaits sees what its pattern binds by value before it is moved; it is moved only if the guard holds.
use super::*;

#[co]
async fn first(value: Option<Noisy>) -> usize {
    match value {
        Some(s) if later("one", s.touch() == 1).await => s.consume(),
        Some(s) if look(&s).await == 2 => {
            pause("two").await;
            s.consume() + 10
        }
        None => 0,
        Some(s) => {
            pause("rest").await;
            s.touch() + 20
        }
    }
}

enum Shape {
    Named(Noisy, i32),
    Both { left: Noisy, right: Noisy },
    Nothing,
}

#[co]
async fn parts(shape: Shape) -> usize {
    let _before = noisy("before");
    let n = match shape {
        Shape::Named(name, n) if later("named", n > 1).await && look(&name).await > 0 => {
            pause("in named").await;
            n as usize + name.touch()
        }
        Shape::Both { left, .. } if later("left", left.touch() > 3).await => left.consume(),
        Shape::Both { right, left } if later("right", right.touch() + left.touch() > 3).await => {
            pause("in right").await;
            drop(left);
            pause("after left").await;
            right.consume()
        }
        Shape::Named(_, n) => later("small", n as usize).await,
        Shape::Both { .. } => later("neither", 100).await,
        Shape::Nothing => 0,
    };
    step("after the match");
    n
}

#[co]
pub async fn main() -> Vec<usize> {
    let mut all = vec![];
    for value in [Some(noisy("a")), Some(noisy("bb")), Some(noisy("ccc")), None] {
        all.push(first(value).await);
    }
    all.push(parts(Shape::Named(noisy("n"), 2)).await);
    all.push(parts(Shape::Named(noisy("n"), 1)).await);
    all.push(parts(Shape::Both { left: noisy("left"), right: noisy("r") }).await);
    all.push(parts(Shape::Both { left: noisy("l"), right: noisy("right") }).await);
    all.push(parts(Shape::Both { left: noisy("l"), right: noisy("r") }).await);
    all.push(parts(Shape::Nothing).await);
    all
}
