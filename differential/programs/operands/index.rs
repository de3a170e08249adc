//! Indices that await, on a local and on a value.
use super::*;

#[co]
pub async fn main() -> (i32, i32, i32) {
    let a = [10, 20, 30];
    let v = vec![1, 2, 3];
    let x = a[later("p", 1).await];
    let y = v[later("q", 2).await] + a[eval("one", 1) + later("r", 1).await];
    let z = later("array", [4, 5]).await[later("index", 1).await];
    (x, y, z)
}
