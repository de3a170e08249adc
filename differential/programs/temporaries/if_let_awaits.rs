//! A temporary in an awaited scrutinee.
use super::*;

async fn first(value: &Noisy) -> Option<char> {
    pause("first").await;
    value.name().chars().next()
}

#[co]
async fn go(name: &'static str) -> usize {
    let _local = noisy("local");
    if let Some('a') = first(&noisy(name)).await {
        pause("then").await;
        1
    } else {
        pause("else").await;
        2
    }
}

#[co]
pub async fn main() -> (usize, usize) {
    (go("abc").await, go("xyz").await)
}
