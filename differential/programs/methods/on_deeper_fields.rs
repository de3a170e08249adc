//! The same of fields of fields, of what an `Rc` holds, of numbers, and of references.
use super::*;

use std::rc::Rc;
struct In {
    a: Noisy,
    r#type: Noisy,
}
struct S {
    t: (Noisy, In),
    n: usize,
}
struct Shows<'a>(&'a mut Vec<usize>, Noisy);
#[co]
async fn rc() -> usize {
    let s = Rc::new(S { t: (noisy("t0"), In { a: noisy("a"), r#type: noisy("ty") }), n: 3 });
    let n = s.t.0.touch();
    pause("p").await;
    n + s.n.min(7)
}
#[co]
async fn deep() -> usize {
    let s = S { t: (noisy("t0"), In { a: noisy("a"), r#type: noisy("ty") }), n: 3 };
    let n = s.t.1.r#type.consume();
    pause("p").await;
    let m = s.n.min(7).max(n);
    pause("q").await;
    let _z = s.t.1.a.renamed("zz");
    pause("r").await;
    m
}
#[co]
async fn refs() -> usize {
    let mut list = vec![1];
    let s = Shows(&mut list, noisy("s"));
    s.0.dedup();
    pause("p").await;
    s.1.consume();
    pause("q").await;
    list.len()
}
#[co]
pub async fn main() {
    step(rc().await);
    step(deep().await);
    step(refs().await);
}
