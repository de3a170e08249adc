//! What a pattern binds is dropped in its order, though one of it is asked whether a method takes it.
use super::*;
#[co]
async fn both((left, right): (Noisy, Noisy)) -> i32 {
    for _d in [left.clone(), right.clone()] {
        pause("p2").await;
    }
    1
}
#[co]
async fn three((a, b, _c): (Noisy, Noisy, Noisy)) -> usize {
    let d = b.clone();
    pause("p2").await;
    a.touch() + d.touch()
}
#[co]
async fn arms(v: Result<(Noisy, Noisy), Noisy>) -> usize {
    match v {
        Ok((x, _y)) => {
            let z = x.clone();
            pause("p3").await;
            z.touch()
        }
        Err(e) => e.touch(),
    }
}
#[co]
pub async fn main() -> usize {
    let n = both((noisy("left"), noisy("right"))).await as usize + three((noisy("a"), noisy("b"), noisy("c"))).await;
    n + arms(Ok((noisy("x"), noisy("y")))).await
}
