//! `dbg!` passes its values on: the macro itself is what is compared here.
use super::*;

#[co]
pub async fn main() -> (i32, (i32, i32)) {
    let a = dbg!(later("a", 1).await) + 1;
    let b = dbg!(later("b", 2).await, a);
    (a, b)
}
