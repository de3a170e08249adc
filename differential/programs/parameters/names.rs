//! Raw identifiers, keywords-to-be, long and short names, a name equal to the function's.
use super::*;

#[co]
async fn names(r#type: i32, names: i32, state: i32, cx: i32, r#match: i32) -> i32 {
    let r#loop = later("p", r#type).await;
    let poll = later("q", cx).await;
    r#loop + names + state + poll + r#match
}

#[co]
async fn r#fn(self_: i32) -> i32 {
    later("r", self_).await
}

#[co]
pub async fn main() -> i32 {
    names(1, 2, 3, 4, 5).await + r#fn(6).await
}
