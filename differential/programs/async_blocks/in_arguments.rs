//! Async blocks as arguments, capturing locals.
use super::*;

async fn both<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {
    let a = a.await;
    (a, b.await)
}

#[co]
pub async fn main() -> (usize, String) {
    let value = noisy("value");
    let mut text = String::from("x");
    let (n, ()) = both(
        async {
            pause("a").await;
            value.touch()
        },
        async {
            pause("b").await;
            text.push('y');
        },
    )
    .await;
    (n, text)
}
