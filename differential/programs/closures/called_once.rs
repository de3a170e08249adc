//! Closures that can be called once, and others, each for the last time before an await.
use super::*;

#[co]
async fn kinds() -> usize {
    let (a, b, c) = (noisy("a"), noisy("b"), noisy("c"));
    let mut count = 0;
    let once = move |n: usize| a.consume() + n;
    let kept = move |n: usize| b.touch() + n;
    let mut counts = || {
        count += 1;
        c.touch() + count
    };
    let n: usize = once(1);
    pause("p").await;
    let m: usize = kept(2);
    pause("q").await;
    let k = counts();
    pause("r").await;
    n + m + k + count
}

#[co]
async fn ways(which: usize) -> usize {
    let a = noisy("a");
    let b = noisy("b");
    let first = move || a;
    let second = move || b.touch();
    let between = noisy("between");
    let n = if which == 0 {
        let a = first();
        pause("first").await;
        a.touch()
    } else {
        pause("second").await;
        second()
    };
    pause("after").await;
    for i in 0..2 {
        let each = noisy(i);
        let gives = move || each;
        if i == which {
            pause("left").await;
            continue;
        }
        let each = gives();
        pause("given").await;
        if n > 3 {
            return each.consume();
        }
    }
    between.touch() + n
}

#[co]
async fn futures() -> usize {
    let a = noisy("a");
    let b = noisy("b");
    let later_a = move || async move {
        pause("within").await;
        a.consume()
    };
    let later_b = move || later("b", b.touch());
    let n = later_a().await;
    pause("p").await;
    let m = later_b().await;
    pause("q").await;
    let c = noisy("c");
    let shown = move || c.renamed("d");
    step(shown().name());
    pause("r").await;
    let d = noisy("d");
    let with = move |n: usize| d.consume() + n;
    let k = with(later("k", 4).await);
    pause("s").await;
    n + m + k
}

#[co]
async fn at_times(which: usize) -> usize {
    let (a, b, c) = (noisy("a"), noisy("b"), noisy("c"));
    let first = move || a.consume();
    let second = move || b.touch();
    let third = move |n: usize| n + c.consume();
    let mut n = 1;
    if which == 0 {
        n += first();
    } else {
        n += second();
    }
    pause("p").await;
    let found = which == 1 && third(n) > 1;
    pause("q").await;
    n + usize::from(found)
}

#[co]
async fn borrowing(text: &Noisy) -> usize {
    let list = vec![noisy("x"), noisy("y")];
    let look = || (text, &list[0]);
    let (text, x) = look();
    pause("p").await;
    let n = text.touch() + x.touch();
    pause("q").await;
    n
}

#[co]
pub async fn main() {
    step(kinds().await);
    step(ways(0).await);
    step(ways(1).await);
    step(futures().await);
    step(at_times(0).await);
    step(at_times(1).await);
    step(borrowing(&noisy("text")).await);
}
