//! A `Deref` on the way to a receiver is called before the arguments, and what it gives is held while they await.
use super::*;

use std::ops::{Deref, DerefMut, Index, IndexMut};

/// A guard that tells of what is done with it.
struct Guard<T> {
    value: T,
    label: Noisy,
}

fn guard<T>(name: &'static str, value: T) -> Guard<T> {
    Guard { value, label: noisy(name) }
}

impl<T> Deref for Guard<T> {
    type Target = T;
    fn deref(&self) -> &T {
        step("deref");
        &self.value
    }
}
impl<T> DerefMut for Guard<T> {
    fn deref_mut(&mut self) -> &mut T {
        step("deref_mut");
        &mut self.value
    }
}
impl<T> Guard<T> {
    /// A method of its own: nothing is dereferenced.
    fn weigh(&self, more: usize) -> usize {
        step("weigh");
        self.label.name().len() + more
    }
    fn rename(&mut self, _: usize) {
        step("rename");
    }
}

struct Rows {
    rows: Vec<usize>,
    name: String,
    inner: Guard<Vec<usize>>,
}

impl Index<usize> for Rows {
    type Output = String;
    fn index(&self, _: usize) -> &String {
        step("index");
        &self.name
    }
}
impl IndexMut<usize> for Rows {
    fn index_mut(&mut self, _: usize) -> &mut String {
        step("index_mut");
        &mut self.name
    }
}

trait Total {
    fn total(&self, more: usize) -> usize;
    fn double(&mut self, more: usize) -> usize;
}
impl Total for Vec<usize> {
    fn total(&self, more: usize) -> usize {
        step("total");
        self.iter().sum::<usize>() + more
    }
    fn double(&mut self, more: usize) -> usize {
        step("double");
        self.iter_mut().for_each(|row| *row *= 2);
        more
    }
}

#[derive(Clone, Copy)]
struct Point(usize);
impl Point {
    fn plus(self, more: usize) -> usize {
        step("plus");
        self.0 + more
    }
}

#[co]
async fn of_locals() -> usize {
    let mut rows = guard("rows", vec![1_usize, 2, 3]);
    rows.push(later("push", 4).await);
    rows.swap(0, later("swap", 1).await);
    rows.double(later("double", 1).await);
    let total = rows.total(later("total", 1).await);
    rows.rename(later("rename", 1).await);
    let weight = rows.weigh(later("weigh", 1).await);
    let first = rows.get(later("get", 0).await).copied().unwrap_or(0);
    let found = rows.contains(&later("contains", 2).await);
    total + weight + first + usize::from(found) + rows.len()
}

#[co]
async fn of_copies() -> usize {
    let number = guard("number", 3_usize);
    let point = guard("point", Point(4));
    let power = number.pow(later("pow", 2).await as u32);
    power + point.plus(later("plus", 1).await)
}

#[co]
async fn of_fields() -> usize {
    let mut state = guard("state", Rows { rows: vec![1], name: "name".into(), inner: guard("inner", vec![5]) });
    state.rows.push(later("field", 2).await);
    state.inner.push(later("both", 6).await);
    state.rows[0].clone_from(&later("index", 7).await);
    state[3].push_str(&later("own index", 8).await.to_string());
    (*state).rows.extend([later("deref", 9).await]);
    state.rows.total(later("total", 1).await) + state.inner.total(later("inner total", 1).await) + state.name.len()
}

#[co]
async fn of_pointers(boxed: Box<Guard<Vec<usize>>>, mut inside: Guard<Box<Vec<usize>>>) -> usize {
    let mut boxed = boxed;
    boxed.push(later("boxed", 2).await);
    inside.push(later("inside", 3).await);
    boxed.total(later("boxed total", 1).await) + inside.total(later("inside total", 1).await)
}

#[co]
async fn of_temporaries() -> usize {
    guard("temporary", vec![1_usize]).push(later("temporary", 2).await);
    let total = guard("total", vec![1_usize]).total(later("of temporary", 2).await);
    later("made", guard("awaited", vec![3_usize])).await.total(later("of awaited", 4).await) + total
}

#[co]
async fn of_generics<T: Total>(mut total: Guard<T>) -> usize {
    let doubled = total.double(later("generic double", 1).await);
    doubled + total.total(later("generic total", 1).await)
}

#[co]
async fn of_references(shared: &Guard<Vec<usize>>, exclusive: &mut Guard<Vec<usize>>) -> usize {
    exclusive.push(later("by exclusive", 2).await);
    shared.total(later("by shared", 1).await) + exclusive.total(later("exclusive total", 1).await)
}

impl Rows {
    #[co]
    async fn of_own_fields(&mut self) -> usize {
        self.inner.push(later("own field", 3).await);
        self.rows.push(self.inner.total(later("own total", 1).await));
        self.inner.total(self.next().await)
    }

    #[co]
    async fn next(&self) -> usize {
        pause("next").await;
        self.inner.len()
    }
}

/// What has no size known, behind pointers of std and behind others.
#[co]
async fn of_unsized(dynamic: &mut dyn Total, mut held: Guard<Box<dyn Total>>) -> usize {
    let doubled = dynamic.double(later("dynamic", 1).await) + held.double(later("held", 2).await);
    doubled + (*dynamic).total(later("behind", 1).await) + (**held).total(later("behind both", 1).await)
}

struct Shared<'a>(&'a str);
impl Deref for Shared<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        step("str");
        self.0
    }
}

#[co]
async fn of_loops() -> usize {
    let mut rows = guard("looped", vec![]);
    for row in 0..2 {
        if rows.total(later("condition", row).await) < 5 {
            rows.push(later("looped", 3).await);
        }
    }
    let text = Shared("a,b");
    let parts = text.split(later("split", ',').await).count();
    // Moved afterwards.
    drop(rows);
    parts
}

#[co]
pub async fn main() -> usize {
    let mut sum = of_locals().await;
    sum += of_copies().await;
    sum += of_fields().await;
    sum += of_pointers(Box::new(guard("boxed", vec![1])), guard("inside", Box::new(vec![1]))).await;
    sum += of_temporaries().await;
    sum += of_generics(guard("generic", vec![1, 2])).await;
    let mut rows = guard("exclusive", vec![1]);
    sum += of_references(&guard("shared", vec![1]), &mut rows).await;
    sum += Rows { rows: vec![1], name: "name".into(), inner: guard("inner", vec![5]) }.of_own_fields().await;
    sum += of_unsized(&mut vec![1], guard("unsized", Box::new(vec![1]))).await;
    sum + of_loops().await
}
