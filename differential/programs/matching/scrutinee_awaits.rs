//! The scrutinee is an await.
use super::*;

#[co]
async fn classify(value: Result<i32, String>) -> String {
    match later("value", value).await {
        Ok(n) if n < 0 => "negative".into(),
        Ok(0) => later("zero", "zero".to_string()).await,
        Ok(n) => {
            pause("positive").await;
            format!("positive {n}")
        }
        Err(text) => {
            pause("error").await;
            text
        }
    }
}

#[co]
pub async fn main() -> Vec<String> {
    vec![classify(Ok(-1)).await, classify(Ok(0)).await, classify(Ok(4)).await, classify(Err("broken".into())).await]
}
