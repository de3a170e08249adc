//! A body that always panics, with locals alive.
use super::*;

#[co]
async fn fails() -> i32 {
    let _local = noisy("local");
    pause("p").await;
    panic!("as planned")
}

#[co]
pub async fn main() -> i32 {
    let _outer = noisy("outer");
    fails().await
}
