//! Macros of the same file that move what they are handed: always, at times, in part, two locals at once.
use super::*;
macro_rules! run {
    ($e:expr) => {
        $e
    };
}
macro_rules! both {
    ($a:expr, $b:expr) => {
        ($a, $b)
    };
}
macro_rules! two {
    ($a:expr, $b:expr) => {
        drop($a);
        step("between");
        drop($b);
    };
}
macro_rules! or_nothing {
    ($x:expr) => {
        match $x {
            Ok(v) => {
                step("took");
                drop::<Noisy>(v);
                1
            }
            Err(_) => {
                step("err");
                2
            }
        }
    };
}
macro_rules! perhaps {
    ($x:expr) => {
        if eval("asked", 1) == 2 {
            drop($x)
        }
    };
}
macro_rules! first {
    ($x:expr) => {
        match $x {
            (a, _) => a,
        }
    };
}
macro_rules! len {
    ($x:expr) => {
        $x.touch()
    };
}
macro_rules! outer {
    ($x:expr) => {
        or_nothing!($x)
    };
}
#[co]
async fn inner(ok: bool) {
    let x: Result<Noisy, Noisy> = if ok { Ok(noisy("ok")) } else { Err(noisy("err")) };
    let y: Result<Noisy, Noisy> = if ok { Ok(noisy("ok2")) } else { Err(noisy("err2")) };
    let n = or_nothing!(x);
    pause("p").await;
    let m = outer!(y);
    pause("q").await;
    step(if n + m == 2 { "end" } else { "END" });
}
#[co]
async fn statements() {
    let a = noisy("a");
    let b = noisy("b");
    let c = noisy("c");
    let d = noisy("d");
    let e = noisy("e");
    let f = noisy("f");
    pause("0").await;
    run!(drop(a));
    pause("1").await;
    let (b, c) = both!(b, c);
    pause("2").await;
    two!(b, c);
    pause("3").await;
    perhaps!(d);
    pause("4").await;
    let n = len!(e);
    pause("5").await;
    let g = first!((f, n));
    pause("6").await;
    g.touch();
}
#[co]
async fn parts() {
    let a = (noisy("a"), noisy("b"));
    let s = [noisy("s0"), noisy("s1")];
    pause("0").await;
    let x = first!(a);
    let r = &s;
    pause("1").await;
    r[0].touch();
    run!(drop(s));
    pause("2").await;
    x.touch();
}
#[co]
pub async fn main() {
    inner(true).await;
    inner(false).await;
    statements().await;
    parts().await;
}
