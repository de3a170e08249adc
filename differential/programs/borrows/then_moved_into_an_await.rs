//! Borrowed across one await, moved into the next.
use super::*;

#[co]
async fn eat(value: Noisy) -> usize {
    pause("eat").await;
    value.consume()
}

#[co]
pub async fn main() -> usize {
    let value = noisy("value");
    let n = look(&value).await;
    let m = eat(value).await;
    pause("p").await;
    n + m
}
