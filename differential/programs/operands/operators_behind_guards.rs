//! What a `Deref` that is not std's gives, on the way to a place that an operator changes with a value that awaits: it is called before
//! the value if the operator is overloaded, and after it if the types are primitive.
use super::*;

use std::ops::{AddAssign, Deref, DerefMut};
use std::time::Duration;

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

#[derive(Debug, Default)]
pub struct Sum(usize);

impl AddAssign<usize> for Sum {
    fn add_assign(&mut self, n: usize) {
        step(format_args!("add {n}"));
        self.0 += n;
    }
}

#[derive(Debug, Default)]
pub struct Shared {
    text: String,
    count: u32,
    time: Duration,
    sums: Vec<Sum>,
    inner: (Sum, f64),
}

pub struct Lock<T>(T);

impl<T> Lock<T> {
    async fn lock(&mut self) -> Guard<'_, T> {
        pause("lock").await;
        Guard(&mut self.0, noisy("guard"))
    }
    fn try_lock(&mut self) -> Option<Guard<'_, T>> {
        Some(Guard(&mut self.0, noisy("tried")))
    }
}

#[co]
async fn fields(lock: &mut Lock<Shared>) -> usize {
    let mut guard = lock.lock().await;
    guard.text += &later("text", String::from("!")).await;
    guard.count += later("count", 2).await;
    guard.count -= later("of itself", guard.count / 2).await;
    guard.time += later("time", Duration::from_millis(3)).await;
    guard.inner.0 += later("sum", 4).await;
    guard.inner.1 *= later("factor", 1.5).await;
    guard.text.len()
}

#[co]
async fn indexed(lock: &mut Lock<Shared>) {
    if let Some(mut guard) = lock.try_lock() {
        let at = 1;
        guard.sums[at] += later("indexed", 5).await;
        guard.sums[at].0 += later("primitive", 6).await;
    }
}

#[co]
async fn whole(text: &mut Lock<String>, count: &mut Lock<u64>, sum: &mut Lock<Sum>) {
    let mut guard = text.lock().await;
    *guard += later("whole", "abc").await;
    let mut guard = count.lock().await;
    *guard += later("number", 3).await;
    *guard <<= later("more", *guard).await;
    let guard = &mut sum.lock().await;
    **guard += later("sum", 3).await;
}

#[co]
async fn of_std(text: &std::sync::Mutex<String>, cell: &std::cell::RefCell<(Sum, u8)>) {
    let mut guard = text.lock().unwrap();
    *guard += later("std", "def").await;
    let mut shared = cell.borrow_mut();
    shared.0 += later("cell", 1).await;
    shared.1 += later("number", 1).await;
}

#[co]
pub async fn main() -> (Shared, String, u64, Sum, String) {
    let mut lock = Lock(Shared { sums: vec![Sum(1), Sum(2)], inner: (Sum(0), 2.0), ..Shared::default() });
    fields(&mut lock).await;
    indexed(&mut lock).await;
    let (mut text, mut count, mut sum) = (Lock(String::from("text")), Lock(1), Lock(Sum(1)));
    whole(&mut text, &mut count, &mut sum).await;
    let (mutex, cell) = (std::sync::Mutex::new(String::new()), std::cell::RefCell::new((Sum(1), 1)));
    of_std(&mutex, &cell).await;
    (lock.0, text.0, count.0, sum.0, format!("{mutex:?} {cell:?}"))
}
