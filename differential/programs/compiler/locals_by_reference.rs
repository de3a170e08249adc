//! `let ref x = …`, `let ref mut x = …` and references in patterns.
use super::*;

#[co]
pub async fn main() -> usize {
    let ref a = noisy("a");
    let ref mut b = noisy("b");
    let &(c, ref d) = &(1, 2);
    pause("p").await;
    grow(b).await;
    let (ref e, f) = (noisy("e"), noisy("f"));
    pause("q").await;
    look(a).await + b.touch() + c + d + e.touch() + f.touch()
}
