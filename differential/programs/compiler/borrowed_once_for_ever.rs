//! A coroutine that borrows, once kept for `'static` and once awaited as it is.
use super::*;

fn boxed<F: Future + 'static>(future: F) -> Pin<Box<dyn Future<Output = F::Output>>> {
    Box::pin(future)
}

#[co]
async fn named(name: &str) -> Noisy {
    pause("p").await;
    noisy(name)
}

#[co]
pub async fn main() -> (Noisy, Noisy) {
    let one = boxed(named("one")).await;
    (one, named("two").await)
}
