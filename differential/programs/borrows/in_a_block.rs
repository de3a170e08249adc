//! Borrowed across awaits in an inner block; dropped at its end, before the next await.
use super::*;

#[co]
pub async fn main() -> usize {
    let n = {
        let inner = noisy("inner");
        let reference = &inner;
        pause("p").await;
        look(reference).await
    };
    pause("q").await;
    n
}
