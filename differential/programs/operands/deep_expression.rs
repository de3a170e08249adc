//! Many operators, awaits at several depths.
use super::*;

#[co]
pub async fn main() -> i32 {
    (eval("a", 1) + later("b", 2).await * (eval("c", 3) - later("d", 4).await)) * eval("e", 5)
        + [eval("f", 6), later("g", 7).await][later("h", 1).await]
        - (later("i", (1, 8)).await.1 + eval("j", 9)) / later("k", 2).await
}
