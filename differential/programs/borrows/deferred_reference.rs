//! A reference declared before what it refers to.
use super::*;

#[co]
pub async fn main() -> usize {
    let value;
    let reference;
    value = noisy("value");
    reference = &value;
    pause("p").await;
    reference.touch()
}
