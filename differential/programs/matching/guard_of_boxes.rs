//! Guards that await, of matches on what is behind a pointer: a `Box`, out of which it is moved, and others.
use super::*;
use std::ops::{Deref, DerefMut};

struct Lock {
    value: Option<Noisy>,
    n: usize,
}

struct Guard<'a>(&'a mut Lock);

impl Deref for Guard<'_> {
    type Target = Lock;
    fn deref(&self) -> &Lock {
        step("deref");
        self.0
    }
}

impl DerefMut for Guard<'_> {
    fn deref_mut(&mut self) -> &mut Lock {
        step("deref_mut");
        self.0
    }
}

#[co]
async fn parameter(boxed: Box<Option<Noisy>>) -> usize {
    let n = match *boxed {
        Some(n) if look(&n).await > 2 => n.consume(),
        Some(ref n) if later("ref", n.touch() == 2).await => look(n).await,
        Some(n) => n.consume(),
        None => 0,
    };
    pause("after").await;
    n
}

#[co]
async fn typed() -> usize {
    let boxed: Box<_> = Box::<(Noisy, Noisy)>::from((noisy("a"), noisy("bc")));
    let n = match *boxed {
        (n, _) | (_, n) if look(&n).await == 2 => later("n", n.touch()).await,
        _ => 0,
    };
    pause("after").await;
    n
}

#[co]
async fn guarded(mut lock: Lock) -> usize {
    let guard = Guard(&mut lock);
    let n = match *guard {
        Lock { value: None, n } if later("none", n > 2).await => n,
        Lock { value: Some(ref s), n } if look(s).await == n => n,
        _ => 0,
    };
    drop(guard);
    pause("after").await;
    n
}

#[co]
async fn renewed(mut lock: Lock) -> usize {
    let mut guard = Guard(&mut lock);
    let n = match *guard {
        Lock { value: Some(ref s), .. } if look(s).await == 2 => 1,
        Lock { value: Some(ref mut s), ref mut n } if later("grow", s.touch() == 1).await => {
            *n += grow(s).await.touch();
            *n
        }
        ref mut other if later("other", other.n > 2).await => {
            *other = Lock { value: None, n: 7 };
            pause("replaced").await;
            other.n
        }
        _ => 0,
    };
    pause("after").await;
    n + guard.n
}

#[co]
pub async fn main() -> Vec<usize> {
    let mut all = vec![];
    for value in [Some("abc"), Some("ab"), Some("a"), None] {
        all.push(parameter(Box::new(value.map(noisy))).await);
    }
    all.push(typed().await);
    for (value, n) in [(None, 3), (None, 2), (Some("a"), 1), (Some("ab"), 1), (Some("a"), 0)] {
        all.push(guarded(Lock { value: value.map(noisy), n }).await);
        all.push(renewed(Lock { value: value.map(noisy), n }).await);
    }
    all
}
