//! An await in an `if` that may be skipped.
use super::*;

#[co]
async fn maybe(flag: bool) {
    let _local = noisy("local");
    if flag {
        let _inner = noisy("inner");
        pause("p").await;
    }
    step("after");
}

#[co]
pub async fn main() {
    maybe(true).await;
    maybe(false).await;
}
