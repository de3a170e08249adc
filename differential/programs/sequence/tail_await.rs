//! The body is a single tail await.
use super::*;

#[co]
async fn inner() -> Noisy {
    later("p", noisy("value")).await
}

#[co]
pub async fn main() -> Noisy {
    inner().await
}
