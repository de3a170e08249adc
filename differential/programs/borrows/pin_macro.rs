//! `pin!`-ned futures and `as_mut()`, polled to the end in turns.
use super::*;

#[co]
pub async fn main() -> i32 {
    let value = noisy("value");
    let mut future = pin!(async {
        let n = look(&value).await as i32;
        n + later("inside", 1).await
    });
    pause("before").await;
    let n = future.as_mut().await;
    step("done");
    n
}
