//! A number that is used for the last time on one of two paths, and not saved on the other.
use super::*;

#[co]
async fn go(n: i32, mut first: Noisy) -> i32 {
    let size = match look(&first).await {
        0..=4 => {
            let mut count = 0;
            loop {
                count += 1;
                if count > 1 {
                    break;
                }
                first = later("p", first).await;
                first.grow();
            }
            eval("e", 0) + n
        }
        _ => {
            first.grow();
            look(&first).await as i32
        }
    };
    size
}

#[co]
pub async fn main() -> i32 {
    go(1, noisy("abc")).await + go(2, noisy("a longer name")).await
}
