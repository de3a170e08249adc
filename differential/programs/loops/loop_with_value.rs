//! `break` with a value out of a `loop`, the value awaited.
use super::*;

#[co]
pub async fn main() -> i32 {
    let mut n = 0;
    let found = loop {
        let _turn = noisy(n);
        pause("turn").await;
        n += 1;
        if n == 3 {
            break later("found", n * 10).await;
        }
    };
    pause("after").await;
    found + n
}
