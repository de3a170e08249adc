//! Functions and types of the names that the machines and their parts have.
use super::*;
macro_rules! named { ($($n:ident)*) => { $(#[co] async fn $n(mut a: Noisy) -> usize { let mut x = a.touch(); look(&a).await; fill(&mut x).await; a.grow(); x + a.touch() })* } }
named! { places frame anchors held code cx signal request ask state machine closed coroutine marked methods by never awaiting saved ready witness }
#[co]
async fn fill(x: &mut usize) {
    *x += later("fill", 1).await;
}
struct Frame;
struct Places(usize);
enum Saved {
    A(usize),
}
type Held = usize;
struct Coroutine(Noisy);
#[co]
async fn types(Places(mut x): Places, c: Coroutine) -> (Held, Saved) {
    fill(&mut x).await;
    let Frame = Frame;
    let s = Saved::A(later("s", x).await);
    (c.0.touch() as Held, s)
}
#[co]
pub async fn main() -> usize {
    let n = || noisy("n");
    let Saved::A(k) = types(Places(2), Coroutine(noisy("c"))).await.1;
    k + places(n()).await
        + frame(n()).await
        + anchors(n()).await
        + held(n()).await
        + code(n()).await
        + cx(n()).await
        + signal(n()).await
        + request(n()).await
        + ask(n()).await
        + state(n()).await
        + machine(n()).await
        + closed(n()).await
        + coroutine(n()).await
        + marked(n()).await
        + methods(n()).await
        + by(n()).await
        + never(n()).await
        + awaiting(n()).await
        + saved(n()).await
        + ready(n()).await
        + witness(n()).await
}
