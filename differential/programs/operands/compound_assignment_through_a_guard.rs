//! What is made on the way to a place waits for the value if the operator is overloaded, and is made after it if not.
use super::*;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::sync::Mutex;

#[derive(Debug, Default)]
pub struct Text(String);

impl std::ops::AddAssign<&str> for Text {
    fn add_assign(&mut self, more: &str) {
        step(format_args!("add {more}"));
        self.0 += more;
    }
}

/// Says when it is locked and let go.
pub struct Guard<'a, T>(&'a mut T, Noisy);

impl<T> Deref for Guard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.0
    }
}

impl<T> DerefMut for Guard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        step(format_args!("deref {}", self.1));
        self.0
    }
}

fn lock<'a, T>(value: &'a mut T, name: &str) -> Guard<'a, T> {
    Guard(value, noisy(name))
}

#[derive(Debug, Default)]
pub struct Shared {
    text: Text,
    count: u32,
    by_name: BTreeMap<&'static str, f64>,
}

impl Shared {
    fn text(&mut self, name: &Noisy) -> &mut Text {
        step(format_args!("text {name}"));
        &mut self.text
    }
    fn lock(&mut self, name: &str) -> Guard<'_, Self> {
        lock(self, name)
    }
}

#[co]
async fn lent(shared: &mut Shared, name: Noisy) {
    *shared.text(&name) += &later("lent", String::from("!")).await;
    shared.lock("whole").count += later("counted", shared.count + 1).await;
    let count = later("k", &mut shared.count).await;
    *later("reference", count).await += later("l", 1).await;
}

#[co]
pub async fn main() -> (Shared, u32, i32) {
    let mut shared = Shared::default();
    let (first, second) = (noisy("first"), noisy("second"));
    *lock(&mut shared.count, "guard of a count") += later("p", 4).await;
    *lock(&mut shared.text, "guard of a text") += later("q", "a").await;
    lock(&mut shared, "guard of both").text += later("r", "b").await;
    lock(&mut shared, "guard of both again").count -= later("s", 1).await;
    *lock(&mut shared, "entry").by_name.entry("t").or_insert(0.5) += later("t", 1.5).await;
    *shared.text(&first) += later("u", noisy("value")).await.name();
    if second.touch() > 3 {
        lent(&mut shared, second).await;
    }
    let cell = RefCell::new(1);
    *cell.borrow_mut() += later("v", *cell.borrow()).await;
    let mutex = Mutex::new(1);
    *mutex.lock().unwrap() += { *mutex.lock().unwrap() += later("w", 3).await; later("x", 5).await };
    let kinds = mutex.into_inner().unwrap();
    (shared, cell.into_inner(), kinds)
}
