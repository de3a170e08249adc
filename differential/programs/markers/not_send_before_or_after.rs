//! A value that is not `Send` does not matter if it is gone before the await.
use super::*;

use std::rc::Rc;

fn is_send<T: Send>(value: T) -> T {
    value
}

#[co]
async fn in_a_block() -> usize {
    let n = {
        let shared = Rc::new(noisy("rc"));
        shared.touch() + Rc::strong_count(&shared)
    };
    pause("p").await;
    n
}

#[co]
pub async fn main() -> usize {
    is_send(in_a_block()).await
}
