//! A panic of the child drops the parent's locals; a parent that catches it goes on.
use super::*;

#[co]
async fn fails(value: Noisy) -> usize {
    let _own = noisy("own");
    pause("p").await;
    if value.touch() > 0 {
        panic!("from the child");
    }
    1
}

#[co]
pub async fn main() -> usize {
    let _outer = noisy("outer");
    fails(noisy("argument")).await
}
