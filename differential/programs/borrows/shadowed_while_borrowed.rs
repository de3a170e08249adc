//! Several locals of one name, the outer ones still borrowed.
use super::*;

#[co]
pub async fn main() -> usize {
    let x = noisy("x1");
    let r = &x;
    let x = later("x", noisy("x2")).await;
    let s = &x;
    pause("p").await;
    let x = 5;
    pause("q").await;
    {
        let x = noisy("x4");
        look(&x).await;
    }
    r.touch() + s.touch() + x
}
