//! `continue` drops the turn's locals, and only those that exist already.
use super::*;

#[co]
pub async fn main() {
    for n in 0..3 {
        let _a = noisy("a");
        if n == 0 {
            continue;
        }
        pause("p").await;
        let _b = noisy("b");
        if n == 1 {
            continue;
        }
        pause("q").await;
        let _c = noisy("c");
    }
}
