//! `return` and `?` with borrows alive; what is borrowed is dropped after the borrower.
use super::*;

#[co]
async fn go(n: i32) -> Result<usize, Noisy> {
    let a = noisy("a");
    let reference = &a;
    let b = noisy("b");
    if n == 0 {
        return Ok(look(reference).await);
    }
    let held = &b;
    later("p", if n == 1 { Err(noisy("error")) } else { Ok(()) }).await?;
    if n == 2 {
        return Err(b);
    }
    Ok(look(held).await)
}

#[co]
pub async fn main() -> Vec<Result<usize, Noisy>> {
    let mut all = vec![];
    for n in 0..4 {
        all.push(go(n).await);
    }
    all
}
