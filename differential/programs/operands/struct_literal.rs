//! Fields are evaluated in the order in which they are written.
use super::*;

#[derive(Debug)]
pub struct Record {
    a: i32,
    b: Noisy,
    c: i32,
}

#[co]
pub async fn main() -> Record {
    let a = 5;
    Record { c: later("c", 3).await, b: later("b", noisy("b")).await, a }
}
