//! `name @ pattern` that moves the whole value.
use super::*;

#[co]
async fn keep(value: Option<Noisy>) -> Option<Noisy> {
    match value {
        whole @ Some(_) => {
            pause("whole").await;
            whole
        }
        none @ None => {
            pause("none").await;
            none
        }
    }
}

#[co]
pub async fn main() -> (Option<Noisy>, Option<Noisy>) {
    (keep(Some(noisy("x"))).await, keep(None).await)
}
