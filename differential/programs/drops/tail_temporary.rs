//! A temporary in the tail expression, without an await in it; when it is dropped depends on the edition.
use super::*;

fn length(value: &Noisy) -> usize {
    value.touch()
}

#[co]
async fn tail() -> usize {
    let _local = noisy("local");
    pause("p").await;
    length(&noisy("tail"))
}

#[co]
async fn block_tail() -> usize {
    let n = {
        let _inner = noisy("inner");
        pause("q").await;
        length(&noisy("block tail"))
    };
    pause("r").await;
    n
}

#[co]
pub async fn main() -> usize {
    tail().await + block_tail().await
}
