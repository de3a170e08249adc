//! References to references, across awaits.
use super::*;

#[co]
pub async fn main() -> usize {
    let value = noisy("value");
    let one = &value;
    let two = &one;
    pause("p").await;
    let n = look(two).await;
    let three = &&two;
    pause("q").await;
    n + three.touch()
}
