//! A local that a macro declares does not meet the user's of the same name.
use super::*;

macro_rules! swap_in {
    ($value:expr) => {{
        let n = 1000;
        $value + n
    }};
}

#[co]
pub async fn main() -> i32 {
    let n = later("p", 5).await;
    let m = swap_in!(n);
    pause("q").await;
    n + m
}
