//! A temporary borrowed by the awaited call lives to the end of the statement.
use super::*;

#[co]
pub async fn main() -> usize {
    let n = look(&noisy("temporary")).await;
    step("after");
    n + look(&noisy("second")).await + look(&noisy("third")).await
}
