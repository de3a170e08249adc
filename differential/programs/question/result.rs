//! `?` on awaited results: the way on, and the way out over locals.
use super::*;

#[co]
async fn parse(text: &'static str) -> Result<i32, std::num::ParseIntError> {
    pause("parse").await;
    text.parse()
}

#[co]
async fn add(a: &'static str, b: &'static str) -> Result<i32, std::num::ParseIntError> {
    let _guard = noisy("guard");
    let a = parse(a).await?;
    let _second = noisy("second");
    let b = parse(b).await?;
    pause("sum").await;
    Ok(a + b)
}

#[co]
pub async fn main() -> [Result<i32, std::num::ParseIntError>; 3] {
    [add("1", "2").await, add("x", "2").await, add("1", "").await]
}
