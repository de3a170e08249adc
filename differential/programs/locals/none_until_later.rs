//! `None` at first, and given a value, whose type is not known before, where the old one is not read.
use super::*;

#[co]
async fn connect(k: usize) -> Result<usize, Noisy> {
    let mut last = None;
    for n in 0..k {
        match later("try", if n == 3 { Ok(n) } else { Err(noisy("error")) }).await {
            Ok(n) => return Ok(n),
            Err(error) => last = Some(error),
        }
    }
    pause("end").await;
    Err(last.unwrap_or_else(|| noisy("none")))
}

#[co]
pub async fn main() -> usize {
    let mut n = 0;
    for k in [0, 2, 5] {
        n += connect(k).await.unwrap_or(10);
    }
    n
}
