//! An `unsafe async fn`.
use super::*;

#[co]
async unsafe fn risky(pointer: *const i32) -> i32 {
    let n = unsafe { *pointer };
    later("p", n).await
}

#[co]
pub async fn main() -> i32 {
    static NUMBER: i32 = 6;
    unsafe { risky(&NUMBER).await }
}
