//! Objects are `'static` and `Sync` when their contents are.
use super::*;

fn is_static<T: 'static>(value: T) -> T {
    value
}
fn is_sync<T: Sync>(value: T) -> T {
    value
}

#[co]
async fn waits(value: i32, text: String) -> usize {
    let local = later("p", value).await;
    pause("q").await;
    local as usize + text.len()
}

#[co]
async fn number(n: usize) -> usize {
    std::future::ready(n).await + 1
}

#[co]
pub async fn main() -> usize {
    is_static(waits(1, "text".into())).await + is_sync(number(1)).await
}
