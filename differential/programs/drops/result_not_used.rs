//! A result that nobody takes: dropped at the end of the statement.
use super::*;

#[co]
async fn make(name: &'static str) -> Noisy {
    pause(name).await;
    noisy(name)
}

#[co]
pub async fn main() {
    let _local = noisy("local");
    make("statement").await;
    let _ = make("wild").await;
    drop(make("dropped").await);
    (make("left").await, make("right").await);
    pause("end").await;
}
