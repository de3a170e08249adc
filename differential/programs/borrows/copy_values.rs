//! Borrowed numbers and arrays: changed through the reference, read by name.
use super::*;

#[co]
async fn bump(n: &mut i32) -> i32 {
    pause("bump").await;
    *n += 1;
    *n
}

#[co]
pub async fn main() -> (i32, i32, [i32; 2]) {
    let mut n = 0;
    let mut array = [5, 6];
    let a = bump(&mut n).await + n;
    let copy = n;
    let b = bump(&mut n).await + copy;
    bump(&mut array[1]).await;
    let slot = &mut array[0];
    *slot += 1;
    bump(slot).await;
    n += 100;
    (a + b, n, array)
}
