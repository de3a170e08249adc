//! A local borrowed by an awaited call, and used afterwards.
use super::*;

#[co]
pub async fn main() -> usize {
    let value = noisy("value");
    let a = look(&value).await;
    a + value.touch()
}
