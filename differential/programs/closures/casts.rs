//! A cast in a closure moves nothing: the closure holds a reference to the local over an await.
use super::*;

#[co]
pub async fn main() -> usize {
    let n = later("n", 3_u8).await;
    let add = |m: usize| m + n as usize;
    pause("p").await;
    add(1) + look(&noisy("abc")).await + add(n as usize)
}
