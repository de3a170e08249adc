//! A block statement and its tail's temporary.
use super::*;

#[co]
pub async fn main() {
    {
        let _inner = noisy("inner");
        noisy("tail").touch();
        let _ = look(&noisy("let")).await;
    }
    step("between");
    {
        let _inner = noisy("inner again");
        let _n = {
            let _deep = noisy("deep");
            look(&noisy("deep tail")).await
        };
    }
    pause("p").await;
}
