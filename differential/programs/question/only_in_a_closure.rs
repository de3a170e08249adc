//! A `?` that belongs to a closure, not to the coroutine.
use super::*;

#[co]
pub async fn main() -> Option<i32> {
    let half = |n: i32| -> Result<i32, String> {
        let even = (n % 2 == 0).then_some(n).ok_or("odd".to_string())?;
        Ok(even / 2)
    };
    let n = later("n", 12).await;
    let half_of = half(n).and_then(half);
    pause("p").await;
    half_of.ok()
}
