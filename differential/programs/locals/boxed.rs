//! Boxes: moved, moved out of, and assigned through.
use super::*;

#[co]
pub async fn main() -> usize {
    let mut boxed = Box::new(noisy("boxed"));
    pause("p").await;
    *boxed = noisy("second");
    pause("q").await;
    let inner = *boxed;
    pause("r").await;
    inner.touch()
}
