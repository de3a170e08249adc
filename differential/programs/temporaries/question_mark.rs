//! `?` over a temporary: the way out drops it too.
use super::*;

async fn check(value: &Noisy, ok: bool) -> Result<usize, Noisy> {
    pause("check").await;
    if ok { Ok(value.touch()) } else { Err(noisy("error")) }
}

#[co]
async fn go(ok: bool) -> Result<usize, Noisy> {
    let _local = noisy("local");
    let n = check(&noisy("temporary"), ok).await? + noisy("later temporary").touch();
    pause("after").await;
    Ok(n)
}

#[co]
pub async fn main() -> (Result<usize, Noisy>, Result<usize, Noisy>) {
    (go(true).await, go(false).await)
}
