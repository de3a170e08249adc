//! Assignments to a local that is borrowed across awaits: the old value is dropped in place.
use super::*;

#[co]
pub async fn main() -> usize {
    let mut value = noisy("first");
    look(&value).await;
    value = noisy("second");
    look(&value).await;
    value = later("p", noisy("third")).await;
    look(&value).await
}
