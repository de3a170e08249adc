//! Shared and exclusive references as parameters, strings and slices; held across awaits.
use super::*;

#[co]
async fn length(text: &str, items: &[Noisy]) -> usize {
    pause("p").await;
    text.len() + items.len()
}

#[co]
async fn push(items: &mut Vec<i32>, n: i32) {
    pause("before").await;
    items.push(n);
    pause("after").await;
    items.push(n + 1);
}

static ITEMS: [i32; 2] = [1, 2];

#[co]
async fn slice(items: &[i32]) -> &i32 {
    pause("slice").await;
    items.last().unwrap()
}

#[co]
pub async fn main() -> (usize, i32, Vec<i32>) {
    let n = length("text", &[]).await;
    let last = *slice(&ITEMS).await;
    let list: &'static mut Vec<i32> = Box::leak(Box::new(vec![]));
    let list = own(list).await;
    (n, last, std::mem::take(list))
}

#[co]
async fn own(list: &mut Vec<i32>) -> &mut Vec<i32> {
    push(list, 5).await;
    list
}
