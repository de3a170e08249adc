//! Temporaries whose life a `let` extends: `&temp`, in a struct, in a tuple, a block's tail.
use super::*;

struct Holder<'a>(&'a Noisy);

#[co]
pub async fn main() -> usize {
    let a = &noisy("a");
    let (b, c) = (&noisy("b"), noisy("c"));
    let d = Holder { 0: &noisy("d") };
    pause("p").await;
    let e = look(a).await + look(b).await;
    pause("q").await;
    e + d.0.touch() + c.touch()
}
