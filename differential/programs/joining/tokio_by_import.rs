//! The same of macros that are imported from tokio, and called by their names.
use super::*;
use tokio::{join, select};
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
    let z = select! { biased; x = takes2(&noisy("1")) => x, y = takes2(&noisy("2")) => y + 4 };
    let fut = takes2(&noisy("f"));
    let w = select! { x = fut => x };
    x + y + z + w
}
