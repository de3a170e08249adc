//! A temporary in an awaited scrutinee of a `match`.
use super::*;

async fn lookup(key: &Noisy, map: &[(&'static str, i32)]) -> Option<i32> {
    pause("lookup").await;
    map.iter().find(|(name, _)| *name == key.name()).map(|(_, n)| *n)
}

#[co]
async fn go(name: &str) -> i32 {
    let result = match lookup(&noisy(name), &[("a", 1), ("b", 2)]).await {
        Some(n @ 1) => later("one", n).await,
        Some(n) => n,
        None => {
            pause("none").await;
            0
        }
    };
    pause("after").await;
    result
}

#[co]
pub async fn main() -> (i32, i32, i32) {
    (go("a").await, go("b").await, go("c").await)
}
