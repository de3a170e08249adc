//! Closures that borrow a local, passed by value to coroutines.
use super::*;

#[co]
async fn each<F: FnMut(usize) -> bool>(n: usize, mut function: F) -> usize {
    let mut kept = 0;
    for i in 0..n {
        pause(i).await;
        if function(i) {
            kept += 1;
        }
    }
    kept
}

#[co]
pub async fn main() -> (usize, Vec<usize>) {
    let value = noisy("value");
    let mut seen = vec![];
    let n = each(3, |i| {
        seen.push(i);
        value.touch() > i * 3
    })
    .await;
    (n, seen)
}
