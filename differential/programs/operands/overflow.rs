//! An arithmetic overflow behind an await panics where it is written.
use super::*;

#[co]
pub async fn main() -> u8 {
    let _local = noisy("local");
    let n = later("p", 200_u8).await;
    n + later("q", 100_u8).await
}
