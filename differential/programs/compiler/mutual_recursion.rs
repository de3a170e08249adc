//! Two coroutines that call each other through boxes.
use super::*;

#[co]
async fn even(n: u32) -> bool {
    let _own = noisy(format_args!("even{n}"));
    if n == 0 {
        return true;
    }
    let next: Pin<Box<dyn Future<Output = bool>>> = Box::pin(odd(n - 1));
    next.await
}

#[co]
async fn odd(n: u32) -> bool {
    pause("odd").await;
    n != 0 && even(n - 1).await
}

#[co]
pub async fn main() -> (bool, bool) {
    (even(2).await, even(3).await)
}
