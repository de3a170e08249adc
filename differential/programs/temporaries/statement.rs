//! The same as a statement of its own, with a later temporary beside it.
use super::*;

#[co]
pub async fn main() {
    look(&noisy("a")).await;
    (look(&noisy("b")).await, noisy("c").touch());
    let _ = (noisy("d").touch(), look(&noisy("e")).await);
    pause("p").await;
}
