//! The temporaries of a scrutinee live to the end of the statement around the `match`.
use super::*;

fn first(value: &Noisy) -> Option<usize> {
    value.touch().checked_sub(1)
}

#[co]
async fn go() -> (usize, usize) {
    let _local = noisy("local");
    let n = match first(&noisy("scrutinee")) {
        Some(0) => 0,
        Some(n) => n + look(&noisy("arm")).await,
        None => 1,
    } + look(&noisy("beside")).await;
    let (a, b) = (
        match first(&noisy("in a tuple")) {
            Some(n) => n,
            None => 1,
        },
        later("p", noisy("value")).await.touch(),
    );
    step("after");
    (n + a, b)
}

#[co]
pub async fn main() -> (usize, usize) {
    go().await
}
