//! Moved receivers wherever an expression can stand.
use super::*;
use std::rc::Rc;

struct H(Noisy);
impl H {
    fn with(self, n: usize) -> H {
        step(format_args!("with {n}"));
        self
    }
    fn ok(self, n: usize) -> Result<H, usize> {
        step(format_args!("ok {n}"));
        if n > 5 { Err(n) } else { Ok(self) }
    }
    fn some(self, n: usize) -> Option<H> {
        step(format_args!("some {n}"));
        (n < 5).then_some(self)
    }
    fn is(self, n: usize) -> bool {
        step(format_args!("is {n}"));
        n > 1
    }
    fn each(self, n: usize) -> Vec<H> {
        step(format_args!("each {n}"));
        vec![self]
    }
    fn seen(&self, n: usize) -> usize {
        self.0.touch() + n
    }
    fn boxed(self: Box<Self>, n: usize) -> usize {
        self.0.touch() + n
    }
    fn rc(self: Rc<Self>, n: usize) -> usize {
        self.0.touch() + n
    }
    fn pinned(self: Pin<Box<Self>>, n: usize) -> usize {
        self.0.touch() + n
    }
    fn run(self, n: usize, f: impl Fn(usize) -> usize) -> usize {
        f(n) + self.0.touch()
    }
    #[co]
    async fn awaited(self, n: usize) -> usize {
        pause("awaited").await;
        self.0.touch() + n
    }
    #[co]
    async fn of_box(self: Box<Self>) -> usize {
        let _l = noisy("l");
        self.boxed(later("ob", 1).await)
    }
}
fn h(name: &str) -> H {
    H(noisy(name))
}

#[co]
async fn conditions(a: H, b: H, c: H) -> usize {
    let _after = noisy("after");
    let mut n = if a.is(later("if", 2).await) { 1 } else { 2 };
    n += match b.some(later("match", 2).await) {
        Some(b) => b.seen(later("in", 1).await),
        None => 3,
    };
    let Some(c) = c.some(later("else", n).await) else { return 9 };
    for d in c.each(later("for", 1).await) {
        let _turn = noisy("turn");
        n += d.seen(later("turn", 1).await);
    }
    n
}

#[co]
async fn questions(a: H, b: H) -> Result<usize, usize> {
    let _after = noisy("after");
    let a = a.ok(later("a", 2).await)?.with(later("with", 1).await).ok(later("c", 3).await)?;
    let _more = noisy("more");
    let n = a.ok(b.ok(later("b", 4).await)?.seen(later("seen", 4).await))?.seen(1);
    Ok(n)
}

#[co]
async fn returned(a: H) -> H {
    let _after = noisy("after");
    let _more = a.0.touch();
    return a.with(later("ret", 1).await);
}

#[co]
async fn nested(a: H, b: H, c: H) -> usize {
    let _after = noisy("after");
    let n = a
        .awaited(b.awaited(c.awaited(later("c", 1).await).await + later("b", 2).await).await + noisy("t").touch())
        .await;
    n + 1
}

#[co]
async fn pointers(a: Box<H>, b: Rc<H>, c: Pin<Box<H>>, d: Box<H>) -> usize {
    let _after = noisy("after");
    let n = a.boxed(later("a", 1).await);
    let m = b.rc(later("b", 2).await);
    let _more = noisy("more");
    let k = c.pinned(later("c", 3).await);
    n + m + k + d.of_box().await
}

#[co]
async fn by_closures(a: H, b: H) -> usize {
    let _after = noisy("after");
    let n = a.run(later("a", 1).await, |n| n + 1);
    let add = move |m| m + n;
    let _more = noisy("more");
    let k = b.run(later("b", 2).await, add);
    pause("end").await;
    n + k
}

struct Deep {
    a: (H, Noisy),
    b: [usize; 2],
}
#[co]
async fn deep(d: Deep, mut e: Deep) -> usize {
    let _after = noisy("after");
    let n = d.a.0.with(later("deep", d.b[0]).await).seen(d.b[1]);
    let m = d.a.1.renamed(later("second", "other").await).touch();
    e.a.0 = e.a.0.with(later("e", 1).await);
    let _more = noisy("more");
    e.a.0 = e.a.0.with(later("e2", 2).await);
    pause("end").await;
    n + m + e.a.0.seen(1)
}

#[co]
async fn shown(a: H, b: H) -> String {
    let _after = noisy("after");
    let s = format!("{} {}", a.with(later("f", 1).await).0, b.with(later("g", 2).await).0);
    assert!(h("assert").is(later("as", 3).await), "{s}");
    s
}

#[co]
async fn shadowed(a: H) -> usize {
    let a = a.with(later("1", 1).await);
    let _after = noisy("after");
    let a = a.with(later("2", 2).await);
    let b = {
        let a = a.with(later("3", 3).await);
        let _in = noisy("in");
        a.with(later("4", 4).await)
    };
    let _more = noisy("more");
    b.seen(later("5", 5).await)
}

#[co]
async fn looped() -> usize {
    let mut a = Some(h("start"));
    let mut n = 0;
    while let Some(now) = a {
        let _turn = noisy("turn");
        n += 1;
        a = now.some(later("some", n + 2).await);
        pause("turn end").await;
    }
    n
}

#[co]
pub async fn main() -> usize {
    let mut n = conditions(h("a"), h("b"), h("c")).await;
    n += questions(h("a"), h("b")).await.unwrap_or(5);
    n += returned(h("r")).await.seen(1);
    n += nested(h("a"), h("b"), h("c")).await;
    n += pointers(Box::new(h("a")), Rc::new(h("b")), Box::pin(h("c")), Box::new(h("d"))).await;
    n += by_closures(h("a"), h("b")).await;
    n += deep(Deep { a: (h("a"), noisy("b")), b: [1, 2] }, Deep { a: (h("c"), noisy("d")), b: [1, 2] }).await;
    n += shown(h("a"), h("b")).await.len();
    n += shadowed(h("a")).await;
    n + looped().await
}
