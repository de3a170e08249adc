//! `?` on options.
use super::*;

#[co]
async fn third(items: Vec<i32>) -> Option<i32> {
    let mut items = items.into_iter();
    items.next()?;
    pause("p").await;
    items.next()?;
    let n = later("q", items.next()).await?;
    Some(n)
}

#[co]
pub async fn main() -> (Option<i32>, Option<i32>, Option<i32>) {
    (third(vec![1, 2, 3]).await, third(vec![1, 2]).await, third(vec![]).await)
}
