//! A `&mut` parameter reborrowed by awaited calls, again and again.
use super::*;

#[co]
async fn add(items: &mut Vec<i32>, n: i32) -> usize {
    pause("add").await;
    items.push(n);
    items.len()
}

#[co]
async fn fill_up(items: &mut Vec<i32>) -> usize {
    add(items, 1).await;
    add(&mut *items, 2).await;
    let again = &mut *items;
    add(again, 3).await;
    items.push(4);
    add(items, 5).await
}

#[co]
pub async fn main() -> (usize, Vec<i32>) {
    let mut items = vec![];
    let n = fill_up(&mut items).await;
    (n, items)
}
