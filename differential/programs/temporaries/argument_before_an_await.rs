//! A temporary in an argument of the awaited call itself, made before the future is.
use super::*;

#[co]
async fn check(value: Noisy, good: bool) -> Result<Noisy, Noisy> {
    pause("check").await;
    if good { Ok(value) } else { Err(value) }
}

#[co]
async fn go(n: usize) -> Result<usize, Noisy> {
    let value = check(noisy("value"), n < noisy("xx").touch()).await?;
    pause("p").await;
    Ok(value.touch())
}

#[co]
pub async fn main() -> (Result<usize, Noisy>, Result<usize, Noisy>) {
    (go(0).await, go(5).await)
}
