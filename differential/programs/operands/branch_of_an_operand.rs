//! A local that only one branch of an operand reads, while the other awaits.
use super::*;

#[co]
async fn go(n: i32, left: Noisy) -> i32 {
    let a = 3 + n;
    pause("p").await;
    left.touch() as i32
        + if n < 1 {
            pause("q").await;
            n
        } else {
            a
        }
}

#[co]
pub async fn main() -> i32 {
    go(0, noisy("x")).await + go(1, noisy("y")).await
}
