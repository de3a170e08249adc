//! A box of a tuple, one half moved out.
use super::*;

#[co]
pub async fn main() -> usize {
    let boxed = Box::new((noisy("left"), noisy("right")));
    let left = boxed.0;
    pause("p").await;
    drop(left);
    pause("q").await;
    boxed.1.touch()
}
