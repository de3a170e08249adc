//! Tuples, arrays, repeats and nested literals with awaits inside.
use super::*;

#[co]
pub async fn main() -> ((i32, (i32, i32)), [i32; 3], [i32; 2]) {
    let tuple = (later("a", 1).await, (eval("b", 2), later("c", 3).await));
    let array = [later("d", 4).await, eval("e", 5), later("f", 6).await];
    let repeat = [later("g", 7).await; 2];
    (tuple, array, repeat)
}
