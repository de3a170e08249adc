//! `return` whose operand awaits, with locals still alive; and one that is in an operand.
use super::*;

#[co]
async fn ways(n: i32) -> i32 {
    let _local = noisy("local");
    if n == 0 {
        return later("returned", 1).await;
    }
    let x = if n == 1 { return 2 } else { later("not", 3).await };
    x + later("second", n).await
}

#[co]
pub async fn main() -> i32 {
    ways(0).await + ways(1).await + ways(2).await
}
