//! Through boxes, `Rc` and nested structs.
use super::*;

use std::rc::Rc;

struct Deep {
    inner: Box<(Noisy, Rc<Noisy>)>,
}

#[co]
pub async fn main() -> usize {
    let mut deep = Deep { inner: Box::new((noisy("left"), Rc::new(noisy("right")))) };
    let a = look(&deep.inner.0).await;
    grow(&mut deep.inner.0).await;
    let right = &*deep.inner.1;
    let b = look(right).await;
    let moved = deep.inner.0;
    pause("p").await;
    a + b + moved.touch() + look(&deep.inner.1).await
}
