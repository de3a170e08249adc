//! All warnings are errors: the expansion gives none that the user's code does not.
#![deny(warnings, unused, nonstandard_style, rust_2018_idioms)]
#![allow(dead_code)]
use super::*;

#[co]
async fn busy(first: Noisy, mut second: Vec<i32>, (a, _): (i32, i32)) -> Result<i32, String> {
    let mut sum = a;
    let unused_later = first.touch();
    for n in second.drain(..) {
        if n == 2 {
            continue;
        }
        sum += later("n", n).await;
    }
    let deferred;
    if sum > 3 {
        deferred = later("deferred", 1).await;
    } else {
        deferred = 2;
    }
    match later("match", sum).await {
        0 => return Err("zero".into()),
        n if n < 0 => {}
        _ => pause("other").await,
    }
    Ok(sum + deferred + unused_later as i32)
}

#[co]
pub async fn main() -> Result<i32, String> {
    busy(noisy("first"), vec![1, 2, 3], (1, 2)).await
}
