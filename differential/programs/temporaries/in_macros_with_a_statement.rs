//! `format!` and `println!` have a statement inside: what their arguments make for a while ends with it, and not with the
//! statement around the macro.
use super::*;

#[co]
async fn length(n: i32) -> usize {
    let awaited = format!("{}{}", look(&noisy("first")).await, n).len() + noisy("after").touch();
    let before = format!("{}", noisy("second").touch()).len() + look(&noisy("third")).await;
    match n {
        0 => println!("{}", look(&noisy("fourth")).await),
        _ => (),
    }
    awaited + before
}

#[co]
pub async fn main() -> (usize, usize) {
    (length(0).await, length(1).await)
}
