//! A local that is moved on some ways, then assigned twice in a row, inside an operand.
use super::*;

#[allow(unused_assignments)]
#[co]
async fn go(n: i32, mut value: Noisy) -> i32 {
    if let Some(moved) = later("p", Some(value)).await.filter(|_| n != 1) {
        moved.touch();
    }
    pause("q").await;
    let length = ({
        value = noisy("second");
        value = noisy("third");
        0
    }) + value.touch() as i32;
    length
}

#[co]
pub async fn main() -> i32 {
    go(0, noisy("x")).await + go(1, noisy("y")).await
}
