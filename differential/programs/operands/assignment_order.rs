//! `a[i()] = b().await`: the right side first, then the index.
use super::*;

#[co]
pub async fn main() -> [i32; 3] {
    let mut a = [0, 0, 0];
    a[eval("index", 1)] = later("right", 5).await;
    a[later("awaited index", 2).await] = later("right", 6).await;
    a[later("index only", 0).await] = eval("value", 7);
    a
}
