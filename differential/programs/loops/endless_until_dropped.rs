//! A loop that never ends by itself: only a panic or a drop ends it.
use super::*;

#[co]
async fn forever() {
    let mut n = 0;
    loop {
        let _turn = noisy(n);
        pause("p").await;
        n += 1;
        assert!(n < 4, "enough");
    }
}

#[co]
pub async fn main() {
    let _outer = noisy("outer");
    forever().await;
}
