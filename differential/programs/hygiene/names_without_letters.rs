//! Names that have no letter to begin a type's name with, or that would be `Self`.
use super::*;

#[co]
async fn __(__: Noisy) -> usize {
    let _0 = noisy("0");
    let _0_1 = later("0_1", _0.touch()).await;
    let self_ = &_0;
    pause("self").await;
    __.touch() + _0_1 + self_.touch()
}

#[co]
async fn self_(_1: usize) -> usize {
    let ___ = noisy("three");
    pause("1").await;
    ___.touch() + _1
}

#[co]
#[allow(non_snake_case)]
async fn _0(naïve: usize) -> usize {
    let Élan = noisy("élan");
    let größe = self_(naïve).await + __(noisy("argument")).await;
    größe + Élan.touch()
}

#[co]
pub async fn main() -> usize {
    _0(1).await + self_(2).await
}
