//! Initialised in one branch only, never read: dropped if it is there.
use super::*;

#[co]
async fn perhaps(flag: bool) {
    let _value;
    if flag {
        _value = noisy("value");
    }
    pause("p").await;
    step("end");
}

#[co]
pub async fn main() {
    perhaps(true).await;
    perhaps(false).await;
}
