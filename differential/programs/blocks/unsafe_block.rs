//! An await inside an `unsafe` block, and one beside it.
use super::*;

static mut COUNT: i32 = 0;

unsafe fn next() -> i32 {
    1
}

#[co]
pub async fn main() -> i32 {
    let a = unsafe {
        COUNT = 0;
        COUNT += next();
        later("p", COUNT).await
    };
    pause("q").await;
    a + unsafe { next() }
}
