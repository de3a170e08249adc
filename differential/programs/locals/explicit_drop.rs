//! `drop(x)` before an await: gone during it.
use super::*;

#[co]
pub async fn main() {
    let a = noisy("a");
    let b = noisy("b");
    pause("p").await;
    drop(a);
    pause("q").await;
    std::mem::drop(b);
    pause("r").await;
}
