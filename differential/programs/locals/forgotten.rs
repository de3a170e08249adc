//! `mem::forget` and `ManuallyDrop`: never dropped.
use super::*;

use std::mem::{self, ManuallyDrop};

#[co]
pub async fn main() -> usize {
    let a = noisy("a");
    let b = ManuallyDrop::new(noisy("b"));
    pause("p").await;
    mem::forget(a);
    pause("q").await;
    b.touch()
}
