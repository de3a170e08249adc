//! A `join!` of the program's own, which awaits one future after the other.
use super::*;
macro_rules! join {
    ($a:expr, $b:expr) => {
        ($a.await, $b.await)
    };
}
fn takes2(n: &Noisy) -> impl Future<Output = usize> + Unpin + use<> {
    n.touch();
    Box::pin(async {
        pause("t2").await;
        2
    })
}
#[co]
pub async fn main() -> usize {
    let (x, y) = join!(takes2(&noisy("1")), takes2(&noisy("2")));
    x + y
}
