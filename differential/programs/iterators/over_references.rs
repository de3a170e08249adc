//! `for x in &items` with awaits in the body; the items live on.
use super::*;

#[co]
pub async fn main() -> usize {
    let items = vec![noisy("a"), noisy("b")];
    let mut sum = 0;
    for item in &items {
        sum += look(item).await;
    }
    pause("p").await;
    sum + items.len()
}
