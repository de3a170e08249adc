//! The break's value is computed before the loop's locals are dropped.
use super::*;

#[co]
pub async fn main() -> Noisy {
    let result = loop {
        let a = noisy("a");
        let b = noisy("b");
        pause("p").await;
        if a.touch() == 1 {
            break later("q", b).await;
        }
    };
    pause("r").await;
    result
}
