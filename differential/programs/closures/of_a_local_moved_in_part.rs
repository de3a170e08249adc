//! A closure that takes all of a local of which another path takes a part.
use super::*;

#[co]
async fn a(c: bool) {
    let pair = (noisy("0"), noisy("1"));
    if c {
        drop(pair.0);
        pause("r").await;
        return;
    }
    let f = || drop(pair);
    pause("p").await;
    f();
}
#[co]
pub async fn main() {
    a(true).await;
    a(false).await;
}
