//! `for x in &mut items` and `iter_mut`, with awaits.
use super::*;

#[co]
pub async fn main() -> Vec<Noisy> {
    let mut items = vec![noisy("a"), noisy("b")];
    for item in &mut items {
        grow(item).await;
    }
    for (index, item) in items.iter_mut().enumerate() {
        pause(index).await;
        item.grow();
    }
    items
}
