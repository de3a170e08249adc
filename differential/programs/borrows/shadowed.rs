//! A borrowed local that is shadowed: the reference still points to the first.
use super::*;

#[co]
pub async fn main() -> usize {
    let value = noisy("first");
    let reference = &value;
    let value = noisy("second");
    pause("p").await;
    look(reference).await + look(&value).await
}
