//! `mut` parameters: changed, moved and made again.
use super::*;

#[co]
async fn takes(mut value: Noisy, mut count: u32) -> (Noisy, u32) {
    while count < 3 {
        pause("p").await;
        count += 1;
        value = value.renamed("renamed");
    }
    (value, count)
}

#[co]
pub async fn main() -> (Noisy, u32) {
    takes(noisy("value"), 1).await
}
