//! Tails of `if`, `match` and block expressions that are tails themselves.
use super::*;

#[co]
async fn go(n: usize) -> usize {
    let _local = noisy("local");
    if n == 0 {
        let _inner = noisy("inner");
        look(&noisy("then")).await
    } else {
        match n {
            1 => look(&noisy("arm")).await,
            _ => {
                let _deep = noisy("deep");
                look(&noisy("deep tail")).await
            }
        }
    }
}

#[co]
pub async fn main() -> usize {
    go(0).await + go(1).await + go(2).await
}
