//! A temporary of a tail expression with an await: dropped before or after the locals, by edition.
use super::*;

#[co]
async fn tail() -> usize {
    let _local = noisy("local");
    look(&noisy("tail")).await
}

#[co]
async fn tail_of_block() -> usize {
    let n = {
        let _inner = noisy("inner");
        look(&noisy("tail of block")).await + 1
    };
    pause("p").await;
    n
}

#[co]
pub async fn main() -> usize {
    let _parameterless = noisy("outer");
    tail().await + tail_of_block().await
}
