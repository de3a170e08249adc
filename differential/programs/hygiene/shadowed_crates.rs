//! Modules named like crates: paths of the expansion have to be absolute.
use super::*;

#[allow(dead_code)]
mod core {}
#[allow(dead_code)]
mod std {}
#[allow(dead_code)]
mod asyncio {}
#[allow(dead_code)]
mod alloc {}

#[co]
async fn sum(n: i32) -> Option<i32> {
    let mut total = 0;
    for i in 0..n {
        total += later("p", i).await;
    }
    Some(total)
}

#[co]
pub async fn main() -> Option<i32> {
    let value = sum(3).await?;
    pause("q").await;
    Some(value)
}
