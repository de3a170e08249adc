//! Operators, literals, calls, indexes, assignments with moved locals before awaiting operands.
use super::*;
use std::ops::{Add, AddAssign, Index, IndexMut, Neg, Not, Sub};

struct Num(Noisy, usize);
fn num(name: &str, n: usize) -> Num {
    Num(noisy(name), n)
}
impl Add<usize> for Num {
    type Output = Num;
    fn add(self, n: usize) -> Num {
        step(format_args!("{} + {n}", self.0));
        Num(self.0, self.1 + n)
    }
}
impl Add for Num {
    type Output = Num;
    fn add(self, n: Num) -> Num {
        step(format_args!("{} + {}", self.0, n.0));
        Num(n.0, self.1 + n.1)
    }
}
impl Sub<Num> for usize {
    type Output = Num;
    fn sub(self, n: Num) -> Num {
        step(format_args!("{self} - {}", n.0));
        Num(n.0, self + n.1)
    }
}
impl AddAssign<usize> for Num {
    fn add_assign(&mut self, n: usize) {
        step(format_args!("{} += {n}", self.0));
        self.1 += n
    }
}
impl AddAssign<Num> for Num {
    fn add_assign(&mut self, n: Num) {
        step(format_args!("{} += {}", self.0, n.0));
        self.1 += n.1
    }
}
impl Not for Num {
    type Output = Num;
    fn not(self) -> Num {
        step("not");
        self
    }
}
impl Neg for Num {
    type Output = usize;
    fn neg(self) -> usize {
        step("neg");
        self.1
    }
}

struct Many(Vec<Num>);
impl Index<Num> for Many {
    type Output = Num;
    fn index(&self, n: Num) -> &Num {
        step(format_args!("index by {}", n.0));
        &self.0[0]
    }
}
impl IndexMut<Num> for Many {
    fn index_mut(&mut self, n: Num) -> &mut Num {
        step(format_args!("index mut by {}", n.0));
        &mut self.0[0]
    }
}

#[co]
async fn operators(a: Num, b: Num) -> usize {
    let _after = noisy("after");
    let c = a + later("1", 1).await;
    let d = b + later("2", num("two", 2)).await + c;
    let e = later("3", 3).await - d;
    let f = !e + later("4", 4).await;
    let _more = noisy("more");
    -(f + later("5", num("five", 5)).await)
}

struct Fields {
    a: Num,
    b: usize,
    c: Num,
}

#[co]
async fn literals(a: Num, b: Num) -> usize {
    let _after = noisy("after");
    let fields = Fields { c: a, b: later("b", 1).await, a: b };
    let (x, y) = (fields.a, later("y", 2).await);
    let z = [fields.c, x, later("array", num("array", 3)).await];
    let _more = noisy("more");
    let w = Some((z, later("some", y).await));
    pause("then").await;
    w.map_or(0, |(z, n)| z.len() + n) + fields.b
}

fn call(a: Num, b: usize, c: Num) -> usize {
    step("call");
    a.1 + b + c.1
}

#[co]
async fn calls(a: Num, b: Num, c: Box<Num>) -> usize {
    let _after = noisy("after");
    let n = call(a, later("1", 1).await, b);
    let m = call(*c, later("2", 2).await + n, num("made", 1));
    let closure = |a: Num, n: usize| a.1 + n;
    let x = num("x", 3);
    let _more = noisy("more");
    closure(x, later("3", m).await)
}

#[co]
async fn assignments(mut a: Num, b: Num) -> usize {
    let _after = noisy("after");
    a += later("1", 1).await;
    a += b + later("2", 2).await;
    let mut many = Many(vec![num("m", 1), num("k", 2)]);
    let index = num("index", 1);
    let _more = noisy("more");
    many.0[later("i", 1).await] += later("v", num("value", 2)).await;
    let n = many[index + later("j", 1).await].1;
    let index = num("index2", 1);
    many[index] = later("w", num("new", 5)).await;
    a = later("x", num("next", 7)).await + a.1;
    n + many.0[0].1 + a.1
}

#[co]
async fn moved_twice(a: Num) -> usize {
    let mut a = a;
    let _after = noisy("after");
    for n in 0..2 {
        a = a + later("loop", n).await;
        let b = a;
        a = if n == 0 { b + later("in", num("in", 1)).await } else { b };
    }
    a.1
}

fn once(n: Noisy) -> impl FnOnce(usize) -> usize {
    move |m| n.touch() + m
}

#[co]
async fn functions() -> usize {
    let _after = noisy("after");
    let n = 1;
    let g: Box<dyn FnOnce(usize) -> usize> = Box::new(once(noisy("boxed")));
    let _more = noisy("more");
    let m = g(later("g", n).await);
    pause("then").await;
    let value = noisy("direct");
    let h = move |n: usize| {
        let v = value;
        v.touch() + n
    };
    let _last = noisy("last");
    h(later("h", m).await)
}

#[co]
async fn in_macros(a: Num, b: Num) -> usize {
    let _after = noisy("after");
    let v = vec![a, later("v", num("v", 1)).await, b];
    println!("{}", v.len());
    assert_eq!(v.into_iter().map(|n| n.1).sum::<usize>(), later("sum", 4).await);
    let x = num("x", 1);
    let _more = noisy("more");
    let t = format!("{}", (x + later("f", 1).await).1);
    t.len()
}

#[co]
pub async fn main() -> usize {
    let mut n = operators(num("a", 1), num("b", 2)).await;
    n += literals(num("a", 1), num("b", 2)).await;
    n += calls(num("a", 1), num("b", 2), Box::new(num("c", 3))).await;
    n += assignments(num("a", 1), num("b", 2)).await;
    n += moved_twice(num("a", 1)).await;
    n += functions().await;
    n += in_macros(num("a", 1), num("b", 2)).await;
    n
}
