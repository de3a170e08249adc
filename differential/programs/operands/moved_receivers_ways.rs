//! Branches, loops, meeting points, matches and moved receivers.
use super::*;

struct Holder(Noisy);
impl Holder {
    fn with(self, n: usize) -> Holder {
        step(format_args!("with {n}"));
        self
    }
    fn inner(self, n: usize) -> Noisy {
        step(format_args!("inner {n}"));
        self.0
    }
    fn seen(&self, n: usize) -> usize {
        self.0.touch() + n
    }
}

#[co]
async fn at_times(holder: Holder, n: usize) -> usize {
    let _after = noisy("after");
    let mut sum = 0;
    if n > 0 {
        sum += holder.inner(later("t", n).await).touch();
    } else {
        pause("else").await;
    }
    pause("then").await;
    sum
}

#[co]
async fn branching_argument(holder: Holder, n: usize) -> usize {
    let _after = noisy("after");
    let inner = holder.inner(if n > 0 {
        later("yes", n).await
    } else {
        pauses(2, "no").await;
        7
    });
    let m = inner.touch();
    pause("then").await;
    m
}

#[co]
async fn in_loop() -> usize {
    let mut sum = 0;
    let mut holder = Holder(noisy("first"));
    for n in 0..2 {
        let _turn = noisy(format!("turn {n}"));
        holder = holder.with(later("l", n).await);
        let new = Holder(noisy("new"));
        let _last = noisy("last");
        sum += new.inner(later("n", n).await).touch();
        if n == 1 {
            break;
        }
        pause("turn").await;
    }
    sum + holder.seen(later("end", 1).await)
}

#[co]
async fn matched(option: Option<Holder>) -> usize {
    let _after = noisy("after");
    match option {
        Some(holder) => {
            let _arm = noisy("arm");
            holder.inner(later("m", 1).await).touch()
        }
        None => 0,
    }
}

#[co]
async fn operands(a: Holder, b: Holder) -> usize {
    let _after = noisy("after");
    let (x, y) = (a.inner(later("a", 1).await), b.inner(later("b", 2).await));
    let n = x.touch() + y.touch();
    pause("then").await;
    n
}

#[co]
async fn broken(holder: Holder, n: usize) -> usize {
    let _after = noisy("after");
    let found = 'found: {
        let _inside = noisy("inside");
        let inner = holder.inner(if n > 0 { break 'found 5 } else { later("b", n).await });
        inner.touch()
    };
    pause("then").await;
    found
}

#[co]
async fn declared(n: usize) -> usize {
    let holder;
    let _after = noisy("after");
    holder = Holder(noisy("later"));
    let inner = holder.inner(later("d", n).await);
    let _more = noisy("more");
    pause("then").await;
    inner.touch()
}

#[co]
async fn dropped_before(holder: Holder) -> usize {
    let after = noisy("after");
    drop(after);
    let inner = holder.inner({
        let _in = noisy("in block");
        later("d", 1).await
    });
    inner.touch()
}

#[co]
pub async fn main() -> usize {
    let mut n = at_times(Holder(noisy("a")), 0).await + at_times(Holder(noisy("a")), 2).await;
    n += branching_argument(Holder(noisy("b")), 0).await + branching_argument(Holder(noisy("b")), 2).await;
    n += in_loop().await;
    n += matched(Some(Holder(noisy("m")))).await + matched(None).await;
    n += operands(Holder(noisy("o1")), Holder(noisy("o2"))).await;
    n += broken(Holder(noisy("br")), 0).await + broken(Holder(noisy("br")), 1).await;
    n += declared(3).await;
    n += dropped_before(Holder(noisy("db"))).await;
    n
}
