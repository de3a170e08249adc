//! Closures that own, functions that are made, boxes, values of branches.
use super::*;

struct H(Noisy);
impl H {
    fn with(self, n: usize) -> H {
        step(format_args!("with {n}"));
        self
    }
    fn seen(&self, n: usize) -> usize {
        self.0.touch() + n
    }
    fn run(&self, f: impl FnOnce() -> usize, n: usize) -> usize {
        step("run");
        f() + n
    }
}
fn h(name: &str) -> H {
    H(noisy(name))
}
fn run(f: impl FnOnce() -> usize, n: usize) -> usize {
    step("run");
    f() + n
}
fn run_with(f: impl FnOnce(&H) -> usize, n: usize) -> usize {
    step("run with");
    f(&h("arg")) + n
}
fn once(x: Noisy) -> impl FnOnce(usize) -> usize {
    move |n| x.touch() + n
}

#[co]
async fn closures(x: Noisy, y: Noisy, z: Noisy) -> usize {
    let _after = noisy("after");
    let n = run(
        || {
            drop(x);
            1
        },
        later("1", 1).await,
    );
    let m = run(move || y.consume(), later("2", 2).await);
    let _more = noisy("more");
    let k = run_with(
        |h| {
            drop(z);
            h.seen(1)
        },
        later("3", 3).await,
    );
    pause("end").await;
    n + m + k
}

#[co]
async fn by_method(x: Noisy, host: H) -> usize {
    let _after = noisy("after");
    let n = host.run(
        || {
            drop(x);
            1
        },
        later("1", 1).await,
    );
    pause("end").await;
    n
}

#[co]
async fn branches(way: bool) -> usize {
    let (a, b) = (h("a"), h("b"));
    let _after = noisy("after");
    let n = if way { a } else { b }.with(later("1", 1).await).seen(2);
    let c = h("c");
    let _more = noisy("more");
    let m = {
        let _in = noisy("in");
        c
    }
    .with(later("2", 2).await)
    .seen(3);
    let d = Some(h("d"));
    let _last = noisy("last");
    let k = match d {
        Some(d) if way => d,
        _ => h("none"),
    }
    .with(later("3", 3).await)
    .seen(4);
    pause("end").await;
    n + m + k
}

#[co]
async fn tried(a: Option<H>) -> Option<usize> {
    let _after = noisy("after");
    let n = a?.with(later("1", 1).await).seen(2);
    Some(n)
}

#[co]
pub async fn main() -> usize {
    let mut n = closures(noisy("x"), noisy("y"), noisy("z")).await;
    n += by_method(noisy("x"), h("host")).await;
    n += branches(true).await + branches(false).await;
    n + tried(Some(h("t"))).await.unwrap_or(1) + tried(None).await.unwrap_or(2)
}
