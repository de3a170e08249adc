//! The result is made before the locals are dropped, and returned after.
use super::*;

#[co]
async fn make() -> Noisy {
    let a = noisy("a");
    let _b = noisy("b");
    pause("p").await;
    noisy(format_args!("from {a}"))
}

#[co]
pub async fn main() -> Noisy {
    let made = make().await;
    pause("q").await;
    made
}
