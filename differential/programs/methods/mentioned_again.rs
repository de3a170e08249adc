//! Methods whose names say that they take what they are called on, and that do not: on locals that are borrowed across an await
//! and mentioned again.
use super::*;
use std::ops::{Deref, DerefMut};

struct File {
    name: Noisy,
}

impl File {
    fn close(&mut self) -> usize {
        self.name.grow().touch()
    }
    fn finish(&self) -> &str {
        step("finish");
        self.name.name()
    }
    async fn shutdown(&mut self) -> usize {
        pause("shutdown").await;
        self.name.grow().touch()
    }
    fn into_all<T: Default>(&self) -> (T, usize) {
        (T::default(), self.name.touch())
    }
}

#[co]
async fn lent(mut file: File) -> usize {
    look(&file.name).await;
    let first = file.close();
    let name = file.finish().len();
    let then = file.shutdown().await;
    let (none, length) = file.into_all::<Option<Noisy>>();
    pause("lent").await;
    first + name + then + length + usize::from(none.is_none()) + file.finish().len()
}

/// What is `Copy` is copied.
#[co]
async fn copied(number: Option<usize>, names: (usize, usize)) -> usize {
    let reference = &number;
    pause("copied").await;
    let sum = number.unwrap() + number.unwrap_or_default();
    let pair = &names;
    pause("again").await;
    sum + reference.unwrap() + pair.0 + number.unwrap()
}

/// A reference is given once more.
#[co]
async fn reborrowed(file: &mut File) -> usize {
    let held = &file;
    pause(held.name.name()).await;
    let first = file.close();
    pause("reborrowed").await;
    first + file.close()
}

struct Guard(File);

impl Deref for Guard {
    type Target = File;
    fn deref(&self) -> &File {
        step("deref");
        &self.0
    }
}

impl DerefMut for Guard {
    fn deref_mut(&mut self) -> &mut File {
        step("deref_mut");
        &mut self.0
    }
}

#[co]
async fn guarded(mut guard: Guard) -> usize {
    look(&guard.0.name).await;
    let mut sum = 0;
    for _ in 0..2 {
        sum += guard.close();
        pause("guarded").await;
        sum += guard.finish().len();
    }
    sum
}

/// One that is taken, where it gets another value before it is mentioned again.
#[co]
async fn again(mut value: Option<Noisy>) -> usize {
    let mut sum = 0;
    for round in 0..2 {
        look(value.as_ref().unwrap()).await;
        sum += value.unwrap().consume();
        pause("again").await;
        value = Some(noisy(round));
    }
    sum
}

/// Where it is taken, the function ends.
#[co]
async fn returned(value: Option<Noisy>, at_once: bool) -> usize {
    look(value.as_ref().unwrap()).await;
    if at_once {
        return value.unwrap().consume();
    }
    pause("not yet").await;
    value.unwrap().touch()
}

#[co]
pub async fn main() -> usize {
    let mut sum = lent(File { name: noisy("lent") }).await;
    sum += copied(Some(3), (1, 2)).await;
    sum += reborrowed(&mut File { name: noisy("reborrowed") }).await;
    sum += guarded(Guard(File { name: noisy("guarded") })).await;
    sum += again(Some(noisy("again"))).await;
    sum + returned(Some(noisy("now")), true).await + returned(Some(noisy("later")), false).await
}
