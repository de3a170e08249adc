//! One suspension between two steps.
use super::*;

#[co]
pub async fn main() {
    step("before");
    pause("p").await;
    step("after");
}
