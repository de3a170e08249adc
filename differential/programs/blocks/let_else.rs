//! `let … else` with an await in the initialiser and one in the way out.
use super::*;

#[co]
async fn unwrap_or_leave(value: Option<Noisy>) -> usize {
    let _outer = noisy("outer");
    let Some(inner) = later("value", value).await else {
        pause("leaving").await;
        return 0;
    };
    pause("staying").await;
    inner.touch()
}

#[co]
pub async fn main() -> (usize, usize) {
    (unwrap_or_leave(Some(noisy("x"))).await, unwrap_or_leave(None).await)
}
