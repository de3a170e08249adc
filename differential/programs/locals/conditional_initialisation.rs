//! Initialised in both branches, each with its await.
use super::*;

#[co]
async fn choose(flag: bool) -> Noisy {
    let value;
    if flag {
        pause("p").await;
        value = noisy("yes");
    } else {
        value = later("q", noisy("no")).await;
    }
    pause("r").await;
    value
}

#[co]
pub async fn main() -> (Noisy, Noisy) {
    (choose(true).await, choose(false).await)
}
