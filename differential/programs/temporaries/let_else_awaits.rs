//! `let … else` whose scrutinee awaits over a temporary.
use super::*;

async fn some(value: &Noisy, flag: bool) -> Option<usize> {
    pause("some").await;
    flag.then(|| value.touch())
}

#[co]
async fn go(flag: bool) -> usize {
    let Some(n) = some(&noisy("temporary"), flag).await else {
        pause("else").await;
        return 0;
    };
    pause("after").await;
    n
}

#[co]
pub async fn main() -> (usize, usize) {
    (go(true).await, go(false).await)
}
