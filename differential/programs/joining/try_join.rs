//! `futures::try_join!` with a success and a failure.
use super::*;

use futures::try_join;

#[co]
async fn check(value: &Noisy, ok: bool) -> Result<usize, Noisy> {
    let n = look(value).await;
    if ok { Ok(n) } else { Err(noisy("error")) }
}

#[co]
async fn go(ok: bool) -> Result<usize, Noisy> {
    let a = noisy("a");
    let b = noisy("b");
    let (x, y) = try_join!(check(&a, true), check(&b, ok))?;
    pause("after").await;
    Ok(x + y)
}

#[co]
pub async fn main() -> (Result<usize, Noisy>, Result<usize, Noisy>) {
    (go(true).await, go(false).await)
}
