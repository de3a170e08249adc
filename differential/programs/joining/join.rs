//! `futures::join!` of futures that borrow locals.
use super::*;

use futures::join;

#[co]
pub async fn main() -> (usize, usize, i32) {
    let a = noisy("a");
    let mut b = noisy("b");
    let (x, y, z) = join!(look(&a), async { grow(&mut b).await.touch() }, pauses_then("c", 3));
    pause("p").await;
    (x + a.touch(), y + b.touch(), z)
}

#[co]
async fn pauses_then(name: &'static str, n: i32) -> i32 {
    pauses(n as usize, name).await;
    n
}
