//! A `match` with one arm, which may be the last way on.
use super::*;

#[co]
async fn whole() -> usize {
    let n = match look(&noisy("a")).await {
        n => n + 1,
    };
    pause("p").await;
    match later("b", noisy("b")).await {
        b => drop(b),
    }
    pause("q").await;
    n
}

#[co]
async fn pair() -> usize {
    match (later("a", noisy("a")).await, later("b", noisy("b")).await) {
        (a, b) => {
            look(&a).await;
            drop(b);
            pause("p").await;
        }
    }
    pause("q").await;
    match later("n", 5).await {
        n => n,
    }
}

#[co]
pub async fn main() -> (usize, usize) {
    (whole().await, pair().await)
}
