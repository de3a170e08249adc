//! An awaited index that is out of bounds panics where it is written.
use super::*;

#[co]
pub async fn main() -> i32 {
    let _local = noisy("local");
    let v = vec![1, 2, 3];
    v[later("p", 3).await]
}
