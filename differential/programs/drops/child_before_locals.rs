//! A suspended coroutine drops what it awaits first, then its locals.
use super::*;

#[co]
async fn child(argument: Noisy) {
    let _own = noisy("own");
    pause("in child").await;
    drop(argument);
    pause("still in child").await;
}

#[co]
pub async fn main() {
    let _before = noisy("before");
    child(noisy("argument")).await;
    let _after = noisy("after");
    pause("p").await;
}
