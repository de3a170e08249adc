//! `let Ok(x) = …` where the other case cannot be.
use super::*;

use std::convert::Infallible;

#[co]
async fn sure(n: i32) -> Result<i32, Infallible> {
    pause("sure").await;
    Ok(n)
}

#[co]
pub async fn main() -> i32 {
    let Ok(a) = sure(1).await;
    let Ok(b) = sure(a + 1).await;
    let (Ok(c) | Err(c)) = later("either", Err::<i32, i32>(3)).await;
    a + b + c
}
