//! A part of a local is given the local's own name, inside of a statement that awaits nothing.
use super::*;

#[co]
async fn parts(n: usize) -> usize {
    let value = (noisy("left"), noisy("right"));
    look(&value.0).await;
    let length = {
        if n == 0 {
            let (_, mut value) = value;
            value.grow();
        } else if n == 1 {
            let (value, _) = value;
            value.touch();
        }
        n
    };
    pause("after").await;
    length
}

#[co]
pub async fn main() -> usize {
    parts(0).await + parts(1).await + parts(2).await
}
