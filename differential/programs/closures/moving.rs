//! `move` closures with copies and droppers; the copied original goes on.
use super::*;

#[co]
pub async fn main() -> (i32, usize) {
    let mut n = 1;
    let value = noisy("value");
    let mut next = move || {
        n += 1;
        value.touch();
        n
    };
    let a = next();
    pause("p").await;
    n += 100;
    let b = next();
    pause("q").await;
    (a + b + n, 0)
}
