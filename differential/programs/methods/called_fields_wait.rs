//! A function in a field that can be called once, whose argument awaits: it is moved before that.
use super::*;

struct Task<F> {
    first: Noisy,
    once: F,
    last: Noisy,
}

#[co]
async fn taken(task: Task<impl FnOnce(usize) -> usize>) -> usize {
    let other = noisy("other");
    let n = (task.once)(later("argument", 3).await);
    pause("after").await;
    task.first.touch() + task.last.touch() + other.touch() + n
}

#[co]
async fn generic<F: FnOnce(usize, usize) -> usize>(task: Task<F>) -> usize {
    let other = noisy("other");
    let n = (task.once)(later("a", 3).await, other.touch() + later("b", 4).await);
    n + look(&other).await
}

#[co]
async fn borrowed(task: Task<impl Fn(usize) -> usize>) -> usize {
    let n = (task.once)(later("argument", 3).await);
    pause("after").await;
    (task.once)(later("argument", n).await)
}

#[co]
pub async fn main() -> usize {
    let (a, b, c) = (noisy("a"), noisy("b"), noisy("c"));
    let task = |once| Task { first: noisy("first"), once, last: noisy("last") };
    let n = taken(Task {
        first: noisy("first"),
        once: move |n| a.consume() + n,
        last: noisy("last"),
    })
    .await;
    let m = generic(Task { first: noisy("first"), once: move |n, m| b.consume() + n + m, last: noisy("last") }).await;
    n + m + borrowed(task(move |n| c.touch() + n)).await
}
