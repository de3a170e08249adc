//! A macro of the program's own that has the name of one of std's, and borrows what that takes.
use super::*;
macro_rules! dbg {
    ($x:expr) => {
        $x.touch()
    };
}
#[co]
async fn b() -> usize {
    let x = noisy("x");
    let n = dbg!(x);
    pause("p").await;
    step("after");
    n
}
#[co]
async fn c() -> Vec<usize> {
    let x = noisy("x");
    let n = vec![x.touch(), 1];
    let m = vec![x];
    pause("p").await;
    step("after");
    drop(m);
    n
}
#[co]
pub async fn main() -> usize {
    b().await + c().await.len()
}
