//! Closures that own something are made before operands that await.
use super::*;

fn run<R>(f: impl FnOnce() -> R, n: usize) -> R {
    step(format_args!("run {n}"));
    f()
}
fn run_with<R>(f: impl FnOnce(&Noisy) -> R, _n: usize) -> R {
    step("run with");
    f(&noisy("arg"))
}
fn boxed(f: Box<dyn FnOnce(usize) -> usize>, n: usize) -> usize {
    f(n)
}
fn both(f: impl FnOnce() -> usize, g: impl FnOnce() -> usize, n: usize) -> usize {
    f() + g() + n
}

#[co]
async fn owned(x: Noisy, y: Noisy, z: Noisy, w: Noisy) -> usize {
    let _after = noisy("after");
    run(|| drop(x), later("1", 1).await);
    let _more = noisy("more");
    let y = run(|| y, later("2", 2).await);
    let n = run_with(
        |arg| {
            let z = z;
            arg.touch() + z.touch()
        },
        later("3", 3).await,
    );
    let m = boxed(
        Box::new(|n| {
            drop(w);
            n
        }),
        later("4", 4).await,
    );
    pause("end").await;
    n + m + y.touch()
}

#[co]
async fn several(x: Noisy, y: Noisy, z: Noisy, mut w: Noisy) -> usize {
    let _after = noisy("after");
    let n = both(
        || {
            drop(y);
            drop(x);
            1
        },
        || {
            w.grow();
            let n = w.touch();
            drop(w);
            n
        },
        later("1", 1).await,
    );
    let _more = noisy("more");
    let pair = run(|| (z, noisy("made")), later("2", 2).await);
    pause("end").await;
    n + pair.0.touch()
}

#[co]
async fn borrowed(x: Noisy, mut n: usize) -> usize {
    let y = noisy("y");
    let r = &mut n;
    let _after = noisy("after");
    let mut count = 0;
    let a = run(
        || {
            count += 1;
            x.touch()
        },
        later("1", 1).await,
    );
    let b = run(
        || {
            *r += 1;
            *r
        },
        later("2", 2).await,
    );
    *r += 2;
    let k = 7;
    let c = run(|| usize::max(k, 1), later("3", 3).await);
    let d = run(|| y.touch() + k, later("4", 4).await);
    a + b + c + d + count + n + x.touch() + y.touch()
}

struct Host;
impl Host {
    fn or_made(&self, f: impl FnOnce() -> Noisy, n: usize) -> Noisy {
        step(n);
        f()
    }
}

#[co]
async fn by_method(x: Noisy) -> usize {
    let host = Host;
    let _after = noisy("after");
    let y = host.or_made(|| x, later("1", 1).await);
    let option: Option<Noisy> = None;
    let _more = noisy("more");
    pause("end").await;
    option.unwrap_or_else(|| y).touch()
}

#[co]
pub async fn main() -> usize {
    let mut n = owned(noisy("x"), noisy("y"), noisy("z"), noisy("w")).await;
    n += several(noisy("x"), noisy("y"), noisy("z"), noisy("w")).await;
    n += borrowed(noisy("x"), 3).await;
    n + by_method(noisy("x")).await
}
