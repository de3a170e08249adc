//! `_` as a pattern moves nothing: the value lives on.
use super::*;

#[co]
pub async fn main() {
    let value = noisy("value");
    match value {
        _ => pause("p").await,
    }
    let _ = value;
    pause("q").await;
    step("end");
}
