//! Results with parts that are all moved in.
use super::*;

#[derive(Debug)]
pub struct Pair {
    pub left: Noisy,
    pub right: (Noisy, i32),
}

#[co]
pub async fn main() -> Pair {
    let left = noisy("left");
    let right = later("p", noisy("right")).await;
    let number = later("q", 5).await;
    Pair { left, right: (right, number) }
}
