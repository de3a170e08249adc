//! What a `Deref` that is not std's gives, on the way to a place that is indexed, with an index that awaits.
use super::*;

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};

/// Says when it is asked.
pub struct Guard<'a, T>(&'a mut T, Noisy);

impl<T> Deref for Guard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        step(format_args!("deref {}", self.1));
        self.0
    }
}

impl<T> DerefMut for Guard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        step(format_args!("deref_mut {}", self.1));
        self.0
    }
}

/// Gives a guard.
pub struct Lock<T>(T);

impl<T> Lock<T> {
    async fn lock(&mut self, name: &str) -> Guard<'_, T> {
        pause("lock").await;
        Guard(&mut self.0, noisy(name))
    }
}

#[derive(Debug)]
pub struct Table {
    rows: Vec<usize>,
    names: [Noisy; 3],
    inner: Deep,
}

/// Has an index of its own.
#[derive(Debug)]
pub struct Deep {
    items: Vec<usize>,
}

impl std::ops::Index<usize> for Deep {
    type Output = usize;
    fn index(&self, at: usize) -> &usize {
        step(format_args!("index {at}"));
        &self.items[at]
    }
}

impl std::ops::IndexMut<usize> for Deep {
    fn index_mut(&mut self, at: usize) -> &mut usize {
        step(format_args!("index_mut {at}"));
        &mut self.items[at]
    }
}

#[co]
async fn read(list: &mut Lock<Vec<usize>>) -> usize {
    let guard = list.lock("read").await;
    let first = guard[later("first", 0).await];
    first + guard[later("index", 1).await] + later("more", guard[later("third", 2).await]).await
}

#[co]
async fn tail(list: &mut Lock<Vec<usize>>) -> usize {
    let guard = list.lock("tail").await;
    guard[later("index", 1).await]
}

#[co]
async fn assigned(list: &mut Lock<Vec<usize>>) {
    let mut guard = list.lock("assigned").await;
    guard[later("index", 1).await] = later("value", 7).await;
    guard[later("index", 1).await] = 8;
}

#[co]
async fn added(list: &mut Lock<Vec<usize>>) {
    let mut guard = list.lock("added").await;
    guard[later("index", 1).await] += later("value", 7).await;
    guard[later("other", 0).await] += 1;
}

#[co]
async fn fields(table: &mut Lock<Table>) -> usize {
    let mut guard = table.lock("table").await;
    guard.rows[later("row", 1).await] = 4;
    let name = &guard.names[later("name", 2).await];
    let n = look(name).await;
    *(&mut guard.rows[later("exclusive", 0).await]) += n;
    guard.inner[later("own", 0).await] = later("value", 3).await;
    guard.inner[later("own", 1).await] + guard.rows[later("row", 1).await]
}

#[co]
async fn own(deep: &mut Lock<Deep>) -> usize {
    let mut guard = deep.lock("deep").await;
    guard[later("a", 0).await] = 9;
    let slice = &guard.items[later("from", 1).await..];
    slice.len() + guard[later("b", 0).await]
}

#[co]
async fn found(map: &mut Lock<BTreeMap<usize, usize>>) -> usize {
    let guard = map.lock("map").await;
    let n = guard[&later("key", 1).await];
    n + 1
}

#[co]
async fn of_std(mutex: &std::sync::Mutex<Vec<Vec<usize>>>) -> usize {
    let mut guard = mutex.lock().unwrap();
    guard[later("index", 1).await] = vec![later("value", 7).await];
    guard[later("index", 0).await].push(later("pushed", 7).await);
    guard[later("index", 1).await].len()
}

#[co]
async fn out_of_bounds(list: &mut Lock<Vec<usize>>) -> usize {
    let guard = list.lock("short").await;
    guard[later("index", 5).await]
}

#[co]
pub async fn main() -> String {
    let mut list = Lock(vec![1, 2, 3]);
    let n = read(&mut list).await + tail(&mut list).await;
    assigned(&mut list).await;
    added(&mut list).await;
    let names = ["a", "b", "c"].map(noisy);
    let mut table = Lock(Table { rows: vec![1, 2], names, inner: Deep { items: vec![5, 6] } });
    let m = fields(&mut table).await;
    let mut deep = Lock(Deep { items: vec![1, 2, 3] });
    let o = own(&mut deep).await;
    let p = found(&mut Lock(BTreeMap::from([(1, 2)]))).await;
    let mutex = std::sync::Mutex::new(vec![vec![], vec![1]]);
    let q = of_std(&mutex).await;
    step(format_args!("{:?} {:?} {:?} {mutex:?} {n} {m} {o} {p} {q}", list.0, table.0, deep.0));
    out_of_bounds(&mut list).await.to_string()
}
