//! `impl Trait` in argument position, several, nested, and in the result.
use super::*;

use std::fmt::Display;

#[co]
async fn join(items: impl IntoIterator<Item = impl Display>, with: impl Fn(String) -> String) -> String {
    let mut all = String::new();
    for item in items {
        pause("p").await;
        all += &with(item.to_string());
    }
    all
}

#[co]
async fn numbers(n: u32) -> impl Iterator<Item = u32> {
    pause("numbers").await;
    (0..n).map(|n| n * n)
}

#[co]
async fn awaits(future: impl Future<Output = i32>) -> i32 {
    future.await + 1
}

#[co]
pub async fn main() -> (String, Vec<u32>, i32) {
    let text = join([1, 2], |text| text + ";").await;
    let squares = numbers(4).await.collect();
    let n = awaits(later("f", 5)).await;
    (text, squares, n)
}
