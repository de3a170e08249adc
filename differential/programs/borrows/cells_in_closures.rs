//! Two closures that share a cell, called at once.
use super::*;

use std::cell::Cell;
#[inline(never)]
fn both(a: impl Fn(), b: impl Fn() -> i32) -> i32 {
    let x = b();
    a();
    x * 10 + b()
}
#[co]
async fn with(c: &Cell<i32>) {
    pause("with").await;
    c.set(c.get() + 1);
}
#[co]
pub async fn main() -> i32 {
    let c = Cell::new(0);
    let a = || c.set(c.get() + 1);
    let b = || c.get();
    with(&c).await;
    pause("p").await;
    let r = both(a, b);
    both(|| c.set(5), || c.get()) + r
}
