//! Closures that return futures: awaited in a loop.
use super::*;

#[co]
pub async fn main() -> usize {
    let value = noisy("value");
    let ask = |n: usize| {
        let value = &value;
        async move {
            pause(n).await;
            value.touch() + n
        }
    };
    let mut sum = 0;
    for n in 0..2 {
        sum += ask(n).await;
    }
    sum + ask(9).await
}
