//! Functions in fields are called: those that can be called once are taken, others are lent, behind pointers, too.
use super::*;
use std::cell::Cell;
use std::ops::{Deref, DerefMut};

struct Request<F> {
    name: Noisy,
    modify: F,
    other: Noisy,
}

impl<F: FnOnce(usize) -> usize> Request<F> {
    #[co]
    async fn send(self) -> usize {
        let n = later("n", self.name.touch()).await;
        let n = (self.modify)(n);
        pause("after").await;
        n + self.other.touch()
    }

    #[co]
    async fn computed(self) -> usize {
        look(&self.name).await;
        let n = (self.modify)(self.other.touch());
        pause("after").await;
        n
    }
}

impl<F: FnMut(usize) -> usize> Request<F> {
    #[co]
    async fn again(mut self) -> usize {
        let mut n = 0;
        for _ in 0..2 {
            n = (self.modify)(later("n", n).await);
        }
        (self.modify)(n)
    }

    #[co]
    async fn boxed(mut self: Box<Self>) -> usize {
        pause("boxed").await;
        let n = (self.modify)(3);
        pause("after").await;
        n + self.other.touch()
    }
}

/// Whose `Deref` can be seen.
struct Guard<T>(T, Cell<usize>, Noisy);
impl<T> Deref for Guard<T> {
    type Target = T;
    fn deref(&self) -> &T {
        step(format_args!("deref {}", self.1.replace(self.1.get() + 1)));
        &self.0
    }
}
impl<T> DerefMut for Guard<T> {
    fn deref_mut(&mut self) -> &mut T {
        step("deref_mut");
        &mut self.0
    }
}

struct Shared {
    function: fn(usize) -> usize,
}
struct Exclusive<F> {
    function: F,
}

#[co]
async fn guarded(kept: Noisy) -> usize {
    let shared = Guard(Shared { function: |n| eval("function", n + 1) }, Cell::new(0), noisy("shared"));
    let mut count = 0;
    let counts = |n: usize| {
        count += n;
        count + kept.touch()
    };
    let mut exclusive = Guard(Exclusive { function: counts }, Cell::new(0), noisy("exclusive"));
    pause("before").await;
    let n = (shared.function)(2);
    let m = (exclusive.function)(n);
    pause("after").await;
    n + m
}

#[co]
async fn changed_by_an_argument(kept: Noisy) -> usize {
    let mut request = Request { name: kept, modify: (|n| eval("first", n)) as fn(usize) -> usize, other: noisy("other") };
    pause("before").await;
    let n = (request.modify)({
        request.modify = |n| eval("second", n);
        request.name.touch()
    });
    pause("after").await;
    n
}

#[co]
pub async fn main() -> usize {
    let request = |text: &str| {
        let kept = noisy(format_args!("kept by {text}"));
        Request { name: noisy(text), modify: move |n| n + kept.touch(), other: noisy("other") }
    };
    let mut sum = request("once").send().await + request("computed").computed().await;
    sum += request("again").again().await + Box::new(request("boxed")).boxed().await;
    sum + guarded(noisy("kept")).await + changed_by_an_argument(noisy("changed")).await
}
