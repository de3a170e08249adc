//! A branch that drops a local and returns; on the other way it is borrowed across an await.
use super::*;

#[co]
async fn go(n: i32, mut first: Noisy) -> usize {
    first.grow();
    let pair = (later("p", noisy("a")).await, noisy("b"));
    if eval("c", n != 2) && n == 1 {
        drop(first);
        return 1;
    }
    let reference = &first;
    let length = look(reference).await;
    length + pair.0.touch()
}

#[co]
pub async fn main() -> usize {
    let mut sum = 0;
    for n in 0..3 {
        sum += go(n, noisy("first")).await;
    }
    sum
}
