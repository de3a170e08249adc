//! A reference in a local of its own, held over several awaits.
use super::*;

#[co]
pub async fn main() -> usize {
    let value = noisy("value");
    let reference = &value;
    pause("p").await;
    let a = reference.touch();
    pause("q").await;
    a + look(reference).await
}
