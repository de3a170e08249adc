//! Methods of traits that nobody knows, which take `self` by value, by reference, or as a copy, on locals that are not
//! mentioned again.
use super::*;

use std::ops::Deref;

trait Anything: Sized {
    fn halve(self, n: usize) -> (Self, usize) {
        (self, n + 1)
    }
    fn end(self) -> usize {
        step("end");
        2
    }
    fn watch(&self, _: &usize) -> usize {
        step("watch");
        3
    }
    fn itself(&mut self) -> &mut Self {
        self
    }
    async fn later_gone(self, n: usize) -> usize {
        pause("within").await;
        n
    }
}
impl<T> Anything for T {}

/// Says when it is looked through.
struct Own(Noisy);
impl Deref for Own {
    type Target = Noisy;
    fn deref(&self) -> &Noisy {
        step("deref");
        &self.0
    }
}

trait Boxed {
    fn open(self: Box<Self>, n: usize) -> usize;
}
impl Boxed for Noisy {
    fn open(self: Box<Self>, n: usize) -> usize {
        self.touch() + n
    }
}

#[derive(Clone, Copy)]
struct Number(usize);

#[co]
async fn whole(n: usize) -> usize {
    let a = noisy("a");
    let b = noisy("b");
    let c = noisy("c");
    let _between = noisy("between");
    let (left, m) = a.halve(n);
    pause("p").await;
    let w = b.watch(&m);
    pause("q").await;
    let e = c.end();
    pause("r").await;
    left.touch() + m + w + e
}

#[co]
async fn borrowed() -> usize {
    let mut a = noisy("a");
    let itself = a.itself();
    pause("p").await;
    itself.touch();
    pause("q").await;
    1
}

#[co]
async fn anchored() -> usize {
    let a = noisy("a");
    let b = noisy("b");
    let look = (&a, &b);
    pause("p").await;
    look.0.touch();
    look.1.touch();
    let (a, m) = a.halve(7);
    pause("q").await;
    let w = b.watch(&1);
    pause("r").await;
    a.touch() + m + w
}

#[co]
async fn pointers() -> usize {
    let own = Own(noisy("own"));
    let other = Own(noisy("other"));
    let boxed = Box::new(noisy("boxed"));
    let inner = Box::new(noisy("inner"));
    let shut: Box<dyn Boxed> = Box::new(noisy("shut"));
    let n = own.watch(&1) + other.touch();
    pause("p").await;
    let m = boxed.end();
    pause("q").await;
    let k = inner.consume();
    pause("r").await;
    let l = shut.open(5);
    pause("s").await;
    n + m + k + l
}

#[co]
async fn numbers() -> usize {
    let list = vec![1, 2, 3];
    let count = list.iter().count();
    let most = count.max(2);
    let number = Number(most);
    pause("p").await;
    let (half, m) = number.halve(4);
    pause("q").await;
    let least = half.0.min(1).clamp(0, 9);
    pause("r").await;
    most + half.0 + m + least
}

#[co]
async fn generic<T: Clone>(value: T, again: T) -> (T, usize) {
    let other = value.clone();
    pause("p").await;
    let n: usize = other.end();
    pause("q").await;
    let (value, m) = value.halve(n);
    pause("r").await;
    again.watch(&m);
    pause("s").await;
    (value, m)
}

#[co]
async fn branches(which: usize) -> usize {
    let a = noisy("a");
    let b = noisy("b");
    let n = if which == 0 {
        a.end()
    } else {
        pause("else").await;
        b.end()
    };
    pause("after").await;
    let mut sum = n;
    for i in 0..2 {
        let each = noisy("each");
        if i == which {
            pause("continue").await;
            continue;
        }
        let (each, m) = each.halve(1);
        pause("loop").await;
        sum += m + each.touch();
        if sum > 100 {
            return each.end();
        }
    }
    let five: usize = 5 - sum % 2;
    match noisy("matched").halve(five) {
        (kept, 6) => {
            pause("five").await;
            kept.end()
        }
        (kept, m) => {
            pause("other").await;
            drop(kept);
            m
        }
    }
}

#[co]
async fn awaited() -> usize {
    let a = noisy("a");
    let b = noisy("b");
    let n = a.later_gone(3).await;
    pause("p").await;
    step(b.end());
    pause("q").await;
    n
}

#[co]
pub async fn main() {
    step(whole(3).await);
    step(borrowed().await);
    step(anchored().await);
    step(pointers().await);
    step(numbers().await);
    step(generic(Number(1), Number(2)).await.1);
    step(branches(0).await);
    step(branches(1).await);
    step(awaited().await);
}
