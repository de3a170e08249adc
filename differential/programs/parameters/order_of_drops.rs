//! Parameters are dropped after the locals, in reverse.
use super::*;

#[co]
async fn takes(a: Noisy, b: Noisy, _c: Noisy) {
    let _local = noisy("local");
    pause("p").await;
    a.touch();
    b.touch();
}

#[co]
pub async fn main() {
    takes(noisy("a"), noisy("b"), noisy("c")).await;
}
