//! Both operands of binary operators; the left one first.
use super::*;

#[co]
pub async fn main() -> (i32, bool, i32) {
    let a = later("a", 6).await - later("b", 2).await * eval("c", 5);
    let b = eval("d", 1) < later("e", 2).await;
    let c = (later("f", 1).await << eval("g", 4)) | later("h", 1).await;
    (a, b, c)
}
