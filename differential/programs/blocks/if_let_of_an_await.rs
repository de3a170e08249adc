//! The head of an `if let` is an await.
use super::*;

#[co]
async fn look(value: Result<i32, &'static str>) -> i32 {
    if let Ok(n) = later("head", value).await {
        pause("ok").await;
        n
    } else if let Err("bad") = value {
        pause("bad").await;
        -1
    } else {
        -2
    }
}

#[co]
pub async fn main() -> (i32, i32, i32) {
    (look(Ok(1)).await, look(Err("bad")).await, look(Err("worse")).await)
}
