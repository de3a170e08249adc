//! A parameter that one branch moves.
use super::*;

#[co]
async fn takes(a: Noisy, b: Option<Noisy>, flag: bool) -> usize {
    if flag {
        a.consume();
        pause("p").await;
    } else if let Some(b) = b {
        pause("q").await;
        b.touch();
    }
    pause("r").await;
    0
}

#[co]
pub async fn main() {
    takes(noisy("a"), Some(noisy("b")), true).await;
    takes(noisy("a"), Some(noisy("b")), false).await;
    takes(noisy("a"), None, false).await;
}
