//! `?` and `return` inside async blocks belong to the block.
use super::*;

#[co]
async fn go(n: i32) -> Result<i32, String> {
    let limit = 3;
    let result: Result<i32, String> = async {
        let m = later("inside", if n > limit { Err("big".to_string()) } else { Ok(n) }).await?;
        if m == 0 {
            return Ok(-1);
        }
        Ok(m)
    }
    .await;
    pause("p").await;
    let m = result?;
    Ok(m * 2)
}

#[co]
pub async fn main() -> Vec<Result<i32, String>> {
    vec![go(0).await, go(2).await, go(5).await]
}
