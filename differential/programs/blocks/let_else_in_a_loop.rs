//! `let … else` that continues and breaks.
use super::*;

#[co]
pub async fn main() -> i32 {
    let mut sum = 0;
    for item in [Some(Ok(1)), None, Some(Ok(2)), Some(Err("stop")), Some(Ok(100))] {
        let _turn = noisy("turn");
        let Some(result) = later("item", item).await else {
            continue;
        };
        let Ok(n) = result else {
            pause("leaving").await;
            break;
        };
        sum += n;
    }
    sum
}
