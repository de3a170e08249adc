//! A match in an arm of a match, and an `if` in that.
use super::*;

#[co]
async fn nested(a: Option<Option<i32>>) -> i32 {
    match a {
        Some(b) => match later("inner", b).await {
            Some(n) => {
                if later("test", n > 1).await {
                    n
                } else {
                    later("small", -n).await
                }
            }
            None => later("inner none", 100).await,
        },
        None => later("none", 200).await,
    }
}

#[co]
pub async fn main() -> Vec<i32> {
    let mut all = vec![];
    for a in [Some(Some(1)), Some(Some(2)), Some(None), None] {
        all.push(nested(a).await);
    }
    all
}
