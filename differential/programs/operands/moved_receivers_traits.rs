//! Methods of traits, generic receivers, references, pointers, collections, iterators.
use super::*;
use std::ops::Deref;

trait Finish: Sized {
    fn finish(self, n: usize) -> usize;
    fn both(self, n: usize, other: Noisy) -> usize {
        let _o = other;
        self.finish(n)
    }
}
impl Finish for Noisy {
    fn finish(self, n: usize) -> usize {
        self.touch() + n
    }
}
impl Finish for Vec<Noisy> {
    fn finish(self, n: usize) -> usize {
        self.len() + n
    }
}

struct Own(Noisy);
impl Deref for Own {
    type Target = Noisy;
    fn deref(&self) -> &Noisy {
        step("deref");
        &self.0
    }
}
impl Own {
    fn take(self, n: usize) -> Noisy {
        step(format_args!("take {n}"));
        self.0
    }
}

#[co]
async fn generic<T: Finish>(value: T) -> usize {
    let _after = noisy("after");
    let n = value.finish(later("g", 1).await);
    pause("g").await;
    n
}

#[co]
async fn vec(value: Vec<Noisy>) -> usize {
    let _after = noisy("after");
    value.finish(later("v", 1).await)
}

#[co]
async fn boxed(value: Box<Noisy>) -> usize {
    let _after = noisy("after");
    let n = value.finish(later("v", 1).await);
    pause("b").await;
    n
}

#[co]
async fn moved_argument(value: Noisy) -> usize {
    let _after = noisy("after");
    let other = noisy("other");
    let n = value.both(later("v", 1).await, other);
    pause("b").await;
    n
}

#[co]
async fn own(value: Own, other: Own) -> usize {
    let _after = noisy("after");
    let n = value.touch() + other.take(later("take", 1).await).touch();
    pause("own").await;
    n
}

#[co]
async fn iterators(names: Vec<Noisy>) -> usize {
    let _after = noisy("after");
    let iter = names.into_iter();
    let _later = noisy("later");
    let chained = iter.chain(later("chain", vec![noisy("more")]).await);
    let _last = noisy("last");
    let folded = chained.fold(later("fold", 0).await, |sum, name| sum + name.touch());
    pause("it").await;
    folded
}

#[co]
async fn temporaries() -> usize {
    let _before = noisy("before");
    let n = noisy("made").finish(later("t", 1).await) + noisy("second").both(later("u", 2).await, noisy("arg"));
    pause("t").await;
    n
}

#[co]
async fn shown() {
    let value = noisy("shown");
    let _after = noisy("after");
    println!("{}", value.finish(later("s", 1).await).min(0) as u8 as char);
    let option = Some(noisy("opt"));
    let _z = noisy("z");
    let chosen = option.or(later("or", Some(noisy("other"))).await);
    let _y = noisy("y");
    let zipped = chosen.zip(later("zip", Some(noisy("zipped"))).await);
    pause("s").await;
    assert!(zipped.is_some());
}

#[co]
pub async fn main() -> usize {
    let mut n = generic(noisy("g")).await + generic(vec![noisy("g2")]).await;
    n += vec(vec![noisy("v")]).await;
    n += boxed(Box::new(noisy("boxed"))).await;
    n += moved_argument(noisy("m")).await;
    n += own(Own(noisy("o")), Own(noisy("p"))).await;
    n += iterators(vec![noisy("1"), noisy("2")]).await;
    n += temporaries().await;
    shown().await;
    n
}
