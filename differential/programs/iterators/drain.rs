//! `drain` with a break: what is not taken is dropped with the iterator.
use super::*;

#[co]
pub async fn main() -> Vec<Noisy> {
    let mut items = vec![noisy("a"), noisy("b"), noisy("c"), noisy("d")];
    for item in items.drain(..3) {
        look(&item).await;
        if item.name() == "b" {
            break;
        }
    }
    pause("p").await;
    items
}
