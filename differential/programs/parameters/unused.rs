//! Parameters that are never used, `_name` and `_` live to the end all the same.
use super::*;

#[co]
async fn takes(_: Noisy, _named: Noisy, #[allow(unused_variables)] unused: Noisy) {
    let _local = noisy("local");
    step("body");
    pause("p").await;
}

#[co]
pub async fn main() {
    takes(noisy("wild"), noisy("named"), noisy("unused")).await;
}
