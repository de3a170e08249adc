//! Locals that nobody reads are dropped at the end all the same.
use super::*;

#[co]
pub async fn main() {
    let _a = noisy("a");
    pause("p").await;
    let _b = (noisy("b1"), noisy("b2"));
    let _c = [noisy("c1"), noisy("c2")];
    pause("q").await;
    let _d = Box::new(noisy("d"));
}
