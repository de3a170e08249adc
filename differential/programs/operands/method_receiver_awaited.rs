//! The receiver is an await, with a chain behind it.
use super::*;

#[co]
pub async fn main() -> usize {
    later("p", noisy("value")).await.renamed("other").consume()
}
