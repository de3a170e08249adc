//! A user's macro that is given an awaited value beforehand, and one whose expansion is awaited.
use super::*;

macro_rules! pausing {
    ($name:expr) => {
        later($name, 3)
    };
}

#[co]
pub async fn main() -> i32 {
    let a = pausing!("a").await;
    let b = pausing!("b").await + a;
    b
}
