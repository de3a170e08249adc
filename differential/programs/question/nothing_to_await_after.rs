//! `?` as the tail inside `Ok(..)`, and an explicit `Err` return.
use super::*;

#[co]
async fn early(n: i32) -> Result<Noisy, Noisy> {
    let spare = noisy("spare");
    if n == 0 {
        return Err(spare);
    }
    let made = later("p", if n == 1 { Err(noisy("fail")) } else { Ok(noisy("fine")) }).await;
    Ok(made?)
}

#[co]
pub async fn main() -> (Result<Noisy, Noisy>, Result<Noisy, Noisy>, Result<Noisy, Noisy>) {
    (early(0).await, early(1).await, early(2).await)
}
