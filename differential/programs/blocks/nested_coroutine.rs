//! A coroutine declared inside another's body.
use super::*;

#[co]
pub async fn main() -> i32 {
    #[co]
    async fn twice(n: i32) -> i32 {
        later("inner", n).await * 2
    }
    let a = twice(4).await;
    twice(a).await
}
