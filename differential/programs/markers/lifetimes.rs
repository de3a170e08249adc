//! What is borrowed from several arguments at once, or from an argument of a generic type, and saved across an await.
use super::*;

use std::fmt::Debug;

async fn both<'a>(one: &'a Noisy, other: &'a Noisy) -> usize {
    look(one).await + look(other).await
}

struct Pair<'a> {
    one: &'a mut Vec<usize>,
    other: &'a Noisy,
}

#[co]
async fn merged(one: &Noisy, other: &Noisy) -> usize {
    both(one, other).await
}

#[co]
async fn carried(one: &mut Vec<usize>, other: &Noisy) -> usize {
    let pair = Pair { one, other };
    pause("p").await;
    pair.one.push(pair.other.touch());
    pause("q").await;
    pair.one.len()
}

#[co]
async fn anchored<'a, 'b>(one: &'a mut Vec<&'b Noisy>, other: &'b Noisy, list: &mut Vec<usize>) -> &'b Noisy {
    let all = (one, list);
    let reference = &all;
    pause("p").await;
    look(reference.0[0]).await;
    all.0.push(other);
    all.1.push(all.0.len());
    other
}

#[co]
async fn generic<T: Debug, U: ?Sized + Debug>(value: T, other: &U, third: impl Debug) -> (T, String) {
    let all = (&value, other, &third);
    let text = &format!("{all:?}");
    pause("p").await;
    let text = format!("{text} {all:?}");
    (value, text)
}

#[co]
async fn elided<T: Debug>(value: &Noisy, other: T) -> &str {
    let reference = &other;
    pause("p").await;
    step(&format!("{reference:?}"));
    value.name()
}

struct Holder<'a, T>(&'a T, Noisy);

impl<'a, T: Debug> Holder<'a, T> {
    #[co]
    pub async fn new(value: &'a T, other: &Noisy) -> Self {
        let pair = (value, other);
        let reference = &pair;
        pause("in new").await;
        Holder(reference.0, noisy(reference.1.name()))
    }

    #[co]
    pub async fn by_reference(&self, other: &Noisy) -> &Noisy {
        both(&self.1, other).await;
        &self.1
    }

    #[co]
    pub async fn by_value(self, other: &Noisy) -> usize {
        let pair = (&self.1, other);
        let reference = &pair;
        pause("in by_value").await;
        step(&format!("{:?}", self.0));
        reference.0.touch() + reference.1.touch()
    }
}

trait Both {
    async fn both(&self, other: &Noisy) -> usize;
}

impl<T: Debug> Both for Holder<'_, T> {
    #[co]
    async fn both(&self, other: &Noisy) -> usize {
        look(&self.1).await + look(other).await
    }
}

impl<T: Debug> Holder<'_, T> {
    #[co]
    async fn private(&mut self, other: &Noisy) -> usize {
        both(&self.1, other).await
    }
}

async fn call(function: impl AsyncFn(&Noisy, &Noisy) -> usize) -> usize {
    function(&noisy("for every lifetime"), &noisy("and another")).await
}

#[co]
pub async fn main() -> usize {
    let (one, other) = (noisy("one"), noisy("other"));
    let mut list = vec![1];
    let mut sum = merged(&one, &other).await + carried(&mut list, &other).await;
    {
        let mut references = vec![&one];
        sum += anchored(&mut references, &other, &mut list).await.touch();
    }
    let (value, text) = generic(&one, "text", 5).await;
    sum += value.touch() + text.len();
    sum += elided(&one, noisy("given")).await.len();
    let mut holder = Holder::new(&7, &one).await;
    sum += holder.by_reference(&other).await.touch();
    sum += holder.private(&other).await + holder.both(&other).await;
    sum += holder.by_value(&other).await;
    sum + call(merged).await
}
