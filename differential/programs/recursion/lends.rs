//! The outer one lends the inner one what it owns, and what it has borrowed.
use super::*;

#[co]
async fn merge_sort(items: &mut [u32]) -> u32 {
    let _own = noisy(format_args!("sort{}", items.len()));
    if items.len() < 2 {
        return 0;
    }
    let (left, right) = items.split_at_mut(1);
    let swaps = Box::pin(merge_sort(right)).await;
    pause("sorted").await;
    if left[0] > right[0] {
        std::mem::swap(&mut left[0], &mut right[0]);
        return swaps + 1 + Box::pin(merge_sort(items)).await;
    }
    swaps
}

#[co]
async fn own(items: &[u32]) -> u32 {
    let Some(first) = items.first() else { return 0 };
    let rest = items[1..].to_vec();
    pause(first).await;
    first + Box::pin(own(&rest)).await
}

#[co]
pub async fn main() -> (Vec<u32>, u32, u32) {
    let mut items = vec![2, 1];
    let swaps = merge_sort(&mut items).await;
    let sum = own(&items).await;
    (items, swaps, sum)
}
