//! Blocks in blocks, an await at each level.
use super::*;

#[co]
pub async fn main() {
    let _a = noisy("a");
    {
        pause("p").await;
        let _b = noisy("b");
        {
            pause("q").await;
            let _c = noisy("c");
            pause("r").await;
        }
        pause("s").await;
    }
    pause("t").await;
}
