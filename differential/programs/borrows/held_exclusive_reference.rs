//! An exclusive reference held over awaits, reborrowed by calls; then the owner again.
use super::*;

#[co]
pub async fn main() -> Noisy {
    let mut value = noisy("value");
    let reference = &mut value;
    pause("p").await;
    reference.grow();
    grow(reference).await;
    grow(&mut *reference).await;
    reference.touch();
    pause("q").await;
    value.grow();
    value
}
