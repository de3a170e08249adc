//! Borrowed arrays that are operands before one that awaits: of references, and of what has something to drop.
use super::*;
use std::fmt::Debug;

#[co]
async fn number(n: usize) -> usize {
    pause("number").await;
    n
}

#[co]
async fn awaited() -> Noisy {
    pause("awaited").await;
    noisy("awaited")
}

fn made(name: &'static str) -> Noisy {
    noisy(name)
}

fn sum(values: &[&Noisy], n: usize) -> usize {
    step("sum");
    values.iter().map(|value| value.touch()).sum::<usize>() + n
}

fn own(values: &[Noisy], n: usize) -> usize {
    step("own");
    values.len() + n
}

fn exclusive(values: &mut [&mut Vec<usize>], n: usize) -> usize {
    step("exclusive");
    for value in values.iter_mut() {
        value.push(n);
    }
    n
}

fn any(values: &[&(dyn Debug + Sync)], n: usize) -> String {
    step("any");
    format!("{values:?} {n}")
}

fn apply(change: &dyn Fn(usize) -> usize, n: usize) -> usize {
    change(n)
}

struct Holder(usize);

impl Holder {
    fn query(&self, texts: &[&str], n: usize, more: &[&[&str]]) -> usize {
        step("query");
        texts.len() + more.len() + n + self.0
    }
}

struct Query<'a> {
    values: &'a [&'a Noisy],
    n: usize,
}

/// Locals, parameters, temporaries and what calls give, as elements.
#[co]
async fn references(parameter: &Noisy) -> usize {
    let local = noisy("local");
    let other = &local;
    let all = sum(&[&local, parameter, other, &made("temporary"), local.itself()], number(1).await);
    all + sum(&[&local, &awaited().await], number(2).await) + sum(&[], number(3).await)
}

trait Itself {
    fn itself(&self) -> &Self;
}

impl Itself for Noisy {
    fn itself(&self) -> &Self {
        step("itself");
        self
    }
}

/// What is expected of the elements is not their own type.
#[co]
async fn coerced() -> String {
    let (byte, text) = (4_u8, String::from("text"));
    let count = Holder(1).query(&[&text, "other", text.as_str()], number(2).await, &[&["a"], &["a", &text]]);
    any(&[&byte, &text, &count, &(number(5).await)], number(3).await) + &any(&[&(byte, "pair")], number(4).await)
}

/// What has something to drop is made where it stands.
#[co]
async fn values() -> usize {
    let first = own(&[made("one"), made("two")], number(1).await);
    let moved = noisy("moved");
    first + own(&[moved, made("three")], number(2).await) + own(&mut [made("four")], number(3).await)
}

#[co]
async fn others() -> usize {
    let (mut one, mut two) = (vec![1], vec![2]);
    let n = exclusive(&mut [&mut one, &mut two], number(3).await);
    let (factor, named) = (noisy("factor"), made("named"));
    let query = Query { values: &[&named, &made("extended")], n: number(4).await };
    let changed = apply(&move |n: usize| n + factor.touch(), number(5).await);
    n + one.len() + two.len() + query.values.len() + query.n + changed
}

/// Not looked at before the call, and dropped in the order of the others.
#[co]
async fn among_temporaries() -> usize {
    sum(&[&made("a"), &made("b")], own(&[made("c")], number(made("d").touch()).await) + made("e").touch())
}

#[co]
pub async fn main() -> (usize, String, usize, usize, usize) {
    let parameter = noisy("parameter");
    let all = (references(&parameter).await, coerced().await, values().await, others().await, among_temporaries().await);
    all
}
