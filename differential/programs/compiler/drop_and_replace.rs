//! A local that is replaced in a loop while it may or may not hold a value.
use super::*;

#[co]
pub async fn main() {
    let mut value = noisy("0");
    for n in 1..4 {
        if n == 2 {
            drop(value);
            pause("gone").await;
        }
        value = noisy(n);
        pause("replaced").await;
    }
}
