//! `futures::future::select` and what is left over.
use super::*;

use futures::future::{Either, select};

#[co]
async fn wait(name: &'static str, times: usize) -> Noisy {
    let own = noisy(name);
    pauses(times, name).await;
    own
}

#[co]
pub async fn main() -> (Noisy, Noisy) {
    let a = Box::pin(wait("a", 2));
    let b = Box::pin(wait("b", 1));
    match select(a, b).await {
        Either::Left((first, rest)) => (first, rest.await),
        Either::Right((first, rest)) => {
            pause("between").await;
            (first, rest.await)
        }
    }
}
