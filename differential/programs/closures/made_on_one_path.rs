//! Closures that take a local on one path only.
use super::*;

#[co]
async fn a(c: bool) -> usize {
    let x = noisy("x");
    if c {
        let f = move || x.touch();
        step(f());
    }
    pause("a").await;
    1
}
#[co]
async fn b(c: bool) -> usize {
    let x = noisy("x");
    let f = if c { Some(move || drop(x)) } else { None };
    pause("a").await;
    if let Some(f) = f {
        f()
    }
    pause("b").await;
    1
}
#[co]
async fn d(c: bool) -> usize {
    let x = noisy("x");
    look(&x).await;
    let f: Box<dyn FnOnce() -> usize> = if c { Box::new(move || x.consume()) } else { Box::new(|| 3) };
    pause("a").await;
    f()
}
#[co]
pub async fn main() {
    for c in [true, false] {
        a(c).await;
        b(c).await;
        d(c).await;
    }
}
