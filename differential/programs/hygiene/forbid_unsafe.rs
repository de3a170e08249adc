//! The module forbids unsafe code: that holds for what the user writes.
#![forbid(unsafe_code)]
use super::*;

#[co]
async fn inner(value: &mut Noisy) -> usize {
    pause("inner").await;
    value.grow().touch()
}

#[co]
pub async fn main() -> usize {
    let mut value = noisy("value");
    let held = later("p", noisy("held")).await;
    inner(&mut value).await + held.touch()
}
