//! References to what operators, casts and literals give, held over an await.
use super::*;

async fn show(value: &impl std::fmt::Debug) -> String {
    pause("show").await;
    format!("{value:?}")
}

#[co]
pub async fn main() -> Vec<String> {
    let (a, b) = (3_i32, noisy("b"));
    vec![
        show(&(a + 4)).await,
        show(&-a).await,
        show(&(a as u8)).await,
        show(&(0..a)).await,
        show(&&b).await,
        show(&(a < 4)).await,
        show(&mut 5).await,
        show(&mut [a, 6]).await,
    ]
}
