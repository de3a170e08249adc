//! An await in both branches, and what is after them.
use super::*;

#[co]
async fn pick(flag: bool) -> Noisy {
    let chosen = if flag {
        let first = noisy("first");
        pause("p").await;
        first
    } else {
        pause("q").await;
        noisy("second")
    };
    step("chosen");
    pause("r").await;
    chosen
}

#[co]
pub async fn main() -> (Noisy, Noisy) {
    let yes = pick(true).await;
    let no = pick(false).await;
    (yes, no)
}
