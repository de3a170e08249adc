//! What is expected of what calls, fields and blocks give, before operands that await.
use super::*;
use std::ops::Deref;

struct Own(Vec<usize>);
impl Deref for Own {
    type Target = Vec<usize>;
    fn deref(&self) -> &Vec<usize> {
        step("deref");
        &self.0
    }
}

struct Holder<T>(T);
impl<T> Holder<T> {
    fn get(&self) -> &T {
        step("get");
        &self.0
    }
    fn with<U: std::fmt::Debug>(&self, held: &T, n: usize, shown: U) -> usize {
        size_of_val(held) + n + format!("{shown:?}").len()
    }
}

fn made() -> Holder<Noisy> {
    Holder(noisy("made"))
}
fn slice(of: &[usize], n: usize) -> usize {
    of.len() + n
}
fn own(of: &Own, n: usize) -> usize {
    of.0.len() + n
}
fn shown<T: AsRef<str>>(of: &[usize], n: usize, other: &Noisy, text: T) -> usize {
    other.touch() + of.len() + n + text.as_ref().len()
}
fn applied(of: &[usize], n: usize, f: impl Fn(&Noisy) -> usize, more: impl Into<Option<usize>>) -> usize {
    f(&noisy("applied")) + of.len() + n + more.into().unwrap_or(0)
}
fn object(f: &dyn Fn(usize) -> usize, n: usize) -> usize {
    f(n)
}
fn boxed(f: Box<dyn Fn(usize) -> usize>, n: usize) -> usize {
    f(n)
}

/// Written out, it is called where it is natively.
#[co]
async fn written_out(holder: Holder<Own>) -> usize {
    let one = slice(&**holder.get(), later("one", 1).await);
    let two = slice(&***&holder.get(), later("two", 2).await);
    one + two + own(holder.get(), later("three", 3).await)
}

/// Beside operands that make something.
#[co]
async fn beside(x: Vec<usize>) -> usize {
    let one = shown(&x, later("one", 1).await, made().get(), noisy("text").name());
    let two = applied(x.as_slice(), later("two", 2).await, |value| value.touch(), 5);
    let three = applied(&x, later("three", 3).await, Noisy::touch, Some(made().get().touch()));
    one + two + three + later("end", 4).await
}

#[co]
async fn of_methods(x: Vec<usize>) -> usize {
    let holder = Holder(x);
    let one = holder.with(holder.get(), later("one", 1).await, made().get());
    one + holder.with(if one > 1 { &holder.0 } else { holder.get() }, later("two", 2).await, noisy("a").name())
}

#[co]
async fn of_closures(f: Box<dyn Fn(usize) -> usize>) -> usize {
    let one = object(&f, later("one", 1).await);
    one + object(f.as_ref(), later("two", 2).await) + boxed(f, later("three", 3).await)
}

#[co]
pub async fn main() -> usize {
    let one = written_out(Holder(Own(vec![1]))).await + beside(vec![1]).await;
    one + of_methods(vec![1, 2]).await + of_closures(Box::new(|n| n + 2)).await
}
