//! How long the temporaries of arguments live is the affair of the library: tokio's until all futures are there, futures' until the one is.
use super::*;
fn takes2(n: &Noisy) -> impl Future<Output = usize> + Unpin + use<> {
    n.touch();
    Box::pin(async {
        pause("t2").await;
        2
    })
}
#[co]
pub async fn by_path() -> usize {
    let (x, y) = tokio::join!(takes2(&noisy("1")), takes2(&noisy("2")));
    let (z, w) = futures::join!(takes2(&noisy("1")), takes2(&noisy("2")));
    x + y + z + w
}
mod other {
    macro_rules! joined {
        ($a:expr, $b:expr) => {
            ($a.await, $b.await)
        };
    }
    pub(crate) use joined as join;
}
use other::join;
#[co]
pub async fn unknown() -> usize {
    let a = noisy("1");
    let b = noisy("2");
    let (x, y) = join!(takes2(&a), takes2(&b));
    x + y
}
#[co]
pub async fn selected() -> usize {
    let m = noisy("m");
    let k = noisy("k");
    let x = tokio::select! { biased; x = takes2(&noisy("1")) => x, y = takes2(&noisy("2")) => y + 4, z = later("z", m) => z.touch() };
    let y = tokio::select! { biased; x = takes2(&noisy("1")), if eval("c", 1) == 1 => x, y = &mut takes2(&noisy("2")) => y + 4 };
    x + k.touch() + y
}
#[co]
pub async fn main() -> usize {
    by_path().await + selected().await + unknown().await
}
