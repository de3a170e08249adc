//! A field of a tuple is moved into a call that is awaited; the others stay.
use super::*;

#[co]
async fn eat(value: Noisy) -> usize {
    pause("eat").await;
    value.consume()
}

#[co]
pub async fn main() -> usize {
    let three = (noisy("a"), noisy("b"), noisy("c"));
    let b = eat(three.1).await;
    pause("p").await;
    let a = eat(three.0).await;
    a + b
}
