//! A reference to an element or to what a box holds keeps the whole temporary.
use super::*;

fn call() -> Vec<Noisy> {
    vec![noisy("a"), noisy("b")]
}
#[co]
async fn a() -> usize {
    let s = &call()[..];
    pause("p").await;
    s[0].touch()
}
#[co]
async fn b() -> usize {
    let s = &call()[1];
    pause("p").await;
    s.touch()
}
#[co]
async fn c() -> usize {
    let s: &[Noisy] = &mut vec![noisy("a")][..];
    let (a, b) = (&call()[0], later("l", &call()[1]).await.touch());
    pause("p").await;
    s[0].touch() + a.touch() + b
}
#[co]
async fn d() -> usize {
    let s = &*Box::new(noisy("box"));
    let t = &(*call())[0];
    pause("p").await;
    s.touch() + t.touch()
}
#[co]
pub async fn main() {
    a().await;
    b().await;
    c().await;
    d().await;
}
