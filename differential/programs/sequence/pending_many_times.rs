//! A future that is pending again and again.
use super::*;

#[co]
pub async fn main() {
    let _guard = noisy("guard");
    pauses(4, "p").await;
    step("between");
    pauses(3, "q").await;
}
