//! `async move` blocks that take droppers with them; dropped unawaited, in the middle, or finished.
use super::*;

#[co]
pub async fn main() -> usize {
    let a = noisy("a");
    let b = noisy("b");
    let c = noisy("c");
    let first = async move {
        pause("first").await;
        a.touch()
    };
    let never = async move {
        pause("never").await;
        b.touch()
    };
    let n = first.await;
    drop(never);
    let boxed: Pin<Box<dyn Future<Output = usize>>> = Box::pin(async move { c.touch() });
    pause("p").await;
    n + boxed.await
}
