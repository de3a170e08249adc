//! The temporary of the tail against locals and parameters.
use super::*;

#[co]
async fn tail(_parameter: Noisy) -> usize {
    let _local = noisy("local");
    look(&noisy("tail")).await + noisy("second").touch()
}

#[co]
pub async fn main() -> usize {
    tail(noisy("parameter")).await
}
