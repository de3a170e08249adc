//! A dozen locals, half of them borrowed across the same await.
use super::*;

async fn all(items: [&Noisy; 4], last: &mut Noisy) -> usize {
    pause("all").await;
    last.grow();
    items.iter().map(|item| item.touch()).sum()
}

#[co]
pub async fn main() -> usize {
    let a = noisy("a");
    let b = noisy("b");
    let c = noisy("c");
    let d = noisy("d");
    let e = noisy("e");
    let f = noisy("f");
    let mut g = noisy("g");
    let n = all([&b, &d, &f, &b], &mut g).await;
    drop(c);
    pause("p").await;
    drop(d);
    n + a.touch() + e.touch()
}
