//! What is expected of references that come before operands that await.
use super::*;
use std::fmt::Debug;
use std::ops::{Deref, DerefMut};
use std::rc::Rc;
use std::sync::{Arc, LazyLock, Mutex};

struct Own(Vec<usize>);
impl Deref for Own {
    type Target = Vec<usize>;
    fn deref(&self) -> &Vec<usize> {
        step("deref");
        &self.0
    }
}
impl DerefMut for Own {
    fn deref_mut(&mut self) -> &mut Vec<usize> {
        step("deref_mut");
        &mut self.0
    }
}
trait Sum {
    fn sum(&self) -> usize;
}
impl Sum for Own {
    fn sum(&self) -> usize {
        1
    }
}

fn slice(of: &[usize], n: usize) -> usize {
    of.len() + n
}
fn text(of: &str, n: usize) -> usize {
    of.len() + n
}
fn own(of: &Own, n: usize) -> usize {
    of.0.len() + n
}
fn shown<T: Debug>(of: &T, n: usize) -> usize {
    format!("{of:?}").len() + n
}
fn any<T>(_of: T, n: usize) -> usize {
    n
}
fn object(of: &dyn Sum, n: usize) -> usize {
    of.sum() + n
}
fn change(of: &mut Vec<usize>, n: usize) -> usize {
    of.push(n);
    n
}
fn convert(of: impl AsRef<str>, n: impl Into<usize>) -> usize {
    of.as_ref().len() + n.into()
}
fn closure<F: Fn(usize) -> usize>(of: &str, n: usize, f: F) -> usize {
    f(n) + of.len()
}

struct Pair<'a, T: ?Sized> {
    a: &'a T,
    n: usize,
}
struct Slice<'a> {
    a: &'a [usize],
    n: usize,
}

struct Host;
impl Host {
    fn slice(&self, of: &[usize], n: usize) -> usize {
        of.len() + n
    }
    fn taken<T: Debug>(self, of: &T, n: usize) -> usize {
        format!("{of:?}").len() + n
    }
    fn own(&mut self, of: &Own, n: usize) -> usize {
        of.0.len() + n
    }
}

static LAZY: LazyLock<usize> = LazyLock::new(|| 3);

#[co]
pub async fn main() -> usize {
    let (v, s, b, r) = (vec![1, 2], String::from("s"), Box::new(vec![1]), Rc::new(String::from("rc")));
    let (o, mut w, a) = (Own(vec![1]), vec![3], Arc::new(Mutex::new(vec![4])));
    let made = || vec![4, 5];
    let mut n = slice(&v, later("1", 1).await) + text(&s, later("2", 2).await) + slice(&b, later("3", 3).await);
    n += text(&r, later("4", 4).await) + own(&o, later("5", 5).await) + shown(&v, later("6", 6).await);
    n += any(&o, later("7", 7).await) + object(&o, later("8", 8).await) + change(&mut w, later("9", 9).await);
    n += convert(&s, later("10", 10usize).await) + closure(&s, later("11", 11).await, |n| n + 1);
    n += slice(&made(), later("12", 12).await) + slice(&[1, 2], later("13", 13).await);
    n += change(&mut a.lock().unwrap(), later("14", 14).await);
    let pair = Pair { a: &o, n: later("15", 15).await };
    n += pair.n + pair.a.sum();
    let pair = Slice { a: &v, n: later("16", 16).await };
    n += pair.n + pair.a.len();
    let mut host = Host;
    n += host.slice(&v, later("17", 17).await) + host.own(&o, later("18", 18).await);
    n += host.slice(&*o, later("19", 19).await);
    n += host.taken(&r, later("20", 20).await);
    n + shown(&*LAZY, later("21", 21).await)
}
