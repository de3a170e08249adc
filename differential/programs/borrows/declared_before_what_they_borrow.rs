//! References that are declared before what they borrow.
use super::*;

#[co]
pub async fn main() -> usize {
    let r;
    let s;
    let v = vec![noisy("a"), noisy("b")];
    r = &v[0];
    pause("p").await;
    s = &v;
    pause("q").await;
    r.touch() + s.len() + look(r).await
}
