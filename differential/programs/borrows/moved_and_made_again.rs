//! A borrowed local that is moved away and made again, in a loop.
use super::*;

#[co]
pub async fn main() -> usize {
    let mut value = noisy("v0");
    let mut sum = 0;
    for n in 1..3 {
        sum += look(&value).await;
        drop(value);
        pause("gone").await;
        value = noisy(format_args!("v{n}"));
        grow(&mut value).await;
    }
    sum
}
