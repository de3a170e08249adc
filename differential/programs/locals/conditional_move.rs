//! Moved in one branch; dropped at the end otherwise. A later await sees both.
use super::*;

#[co]
async fn perhaps(flag: bool) {
    let value = noisy("value");
    if flag {
        drop(value);
    }
    pause("p").await;
    step("end");
}

#[co]
pub async fn main() {
    perhaps(true).await;
    perhaps(false).await;
}
