//! The inner one is made first, kept, and awaited later, or never.
use super::*;

#[co]
async fn countdown(n: u32) -> u32 {
    let own = noisy(format_args!("own{n}"));
    if n == 0 {
        return 0;
    }
    let inner = Box::pin(countdown(n - 1));
    let unused = Box::pin(countdown(n + 10));
    pause(n).await;
    drop(unused);
    let rest = inner.await;
    rest + own.touch() as u32
}

#[co]
pub async fn main() -> u32 {
    countdown(2).await
}
