//! Slice patterns by reference that copy numbers out.
use super::*;

#[co]
async fn shape(items: Vec<i32>) -> i32 {
    let n = match items.as_slice() {
        [] => 0,
        [one] => *one,
        [first, .., last] => first * last,
    };
    drop(items);
    later("p", n).await
}

#[co]
pub async fn main() -> (i32, i32, i32) {
    (shape(vec![]).await, shape(vec![5]).await, shape(vec![2, 9, 4]).await)
}
