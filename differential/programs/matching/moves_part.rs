//! An arm moves one part of the value; the rest is dropped at the end of the function.
use super::*;

struct Two {
    first: Option<Noisy>,
    second: Noisy,
}

#[co]
async fn take(two: Two) -> usize {
    let n = match two.first {
        Some(first) => {
            pause("moved").await;
            first.touch()
        }
        None => {
            pause("none").await;
            0
        }
    };
    pause("after").await;
    n + two.second.touch()
}

#[co]
pub async fn main() -> usize {
    let a = take(Two { first: Some(noisy("f")), second: noisy("s") }).await;
    a + take(Two { first: None, second: noisy("s") }).await
}
