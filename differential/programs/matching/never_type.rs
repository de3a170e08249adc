//! A match on an uninhabited value, and an empty `loop` type.
use super::*;

enum Never {}

#[co]
async fn fine() -> Result<i32, Never> {
    Ok(later("p", 3).await)
}

#[co]
pub async fn main() -> i32 {
    match fine().await {
        Ok(n) => n,
        Err(never) => match never {},
    }
}
