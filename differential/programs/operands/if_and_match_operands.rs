//! `if`, blocks and matches with awaits as call arguments and array elements.
use super::*;

fn three(a: i32, b: i32, c: i32) -> i32 {
    a * 100 + b * 10 + c
}

#[co]
async fn build(flag: bool) -> i32 {
    three(eval("first", 1), if flag { later("yes", 2).await } else { 3 }, {
        let _inner = noisy("inner");
        later("block", 4).await
    })
}

#[co]
pub async fn main() -> [i32; 2] {
    [build(true).await, build(false).await]
}
