//! Methods of a trait that take `self`: handed on to a field of a type of which the bounds say nothing, and called on what
//! `into_…()` gives, with arguments that are made or moved.
use super::*;

trait Drive: Sized {
    type Item;
    async fn drive<C: Consume<Self::Item>>(self, consumer: C) -> C::Output;
}

trait Consume<T> {
    type Output;
    fn consume(self, item: T) -> Self::Output;
}

struct One<T>(T);

impl<T> Drive for One<T> {
    type Item = T;
    #[co]
    async fn drive<C: Consume<T>>(self, consumer: C) -> C::Output {
        pause("drive").await;
        consumer.consume(self.0)
    }
}

struct Outer<T>(One<T>, Noisy);

impl<T> Drive for Outer<T> {
    type Item = T;
    #[co]
    async fn drive<C: Consume<T>>(self, consumer: C) -> C::Output {
        self.0.drive(consumer).await
    }
}

struct Limited<D> {
    inner: One<D>,
    limit: usize,
    name: Noisy,
}

impl<D> Drive for Limited<D> {
    type Item = D;
    #[co]
    async fn drive<C: Consume<D>>(self, consumer: C) -> C::Output {
        let given = self.inner.drive(Limit { inner: consumer, limit: eval("limit", self.limit) }).await;
        self.name.touch();
        given
    }
}

struct Limit<C> {
    inner: C,
    limit: usize,
}

impl<T, C: Consume<T>> Consume<T> for Limit<C> {
    type Output = C::Output;
    fn consume(self, item: T) -> C::Output {
        step(self.limit);
        self.inner.consume(item)
    }
}

struct Push<'a>(&'a mut Vec<Noisy>);

impl<'a> Push<'a> {
    fn new(to: &'a mut Vec<Noisy>) -> Self {
        step("made");
        Push(to)
    }
}

impl Consume<Noisy> for Push<'_> {
    type Output = usize;
    fn consume(self, item: Noisy) -> usize {
        self.0.push(item);
        self.0.len()
    }
}

trait IntoDrive {
    type Driven: Drive<Item = Noisy>;
    fn into_drive(self) -> Self::Driven;
}

impl IntoDrive for Noisy {
    type Driven = Outer<Noisy>;
    fn into_drive(self) -> Outer<Noisy> {
        Outer(One(self), noisy("beside"))
    }
}

#[co]
async fn converted<I: IntoDrive>(from: I) -> Vec<Noisy> {
    let driven = from.into_drive();
    let mut all = vec![noisy("first")];
    let count = driven.drive(Push::new(&mut all)).await;
    step(count);
    pause("driven").await;
    all
}

impl Drive for Noisy {
    type Item = Noisy;
    #[co]
    async fn drive<C: Consume<Noisy>>(self, consumer: C) -> C::Output {
        pause("noisy").await;
        consumer.consume(self)
    }
}

#[co]
async fn of_a_parameter(one: Noisy, name: Noisy) -> Vec<Noisy> {
    let mut all = vec![];
    let count = one.drive(Push::new(&mut all)).await;
    pause("of a parameter").await;
    step(count);
    name.touch();
    all
}

#[co]
pub async fn main() -> (Vec<Noisy>, usize) {
    let mut others = Vec::new();
    let limited = Limited { inner: One(noisy("limited")), limit: 4, name: noisy("name") };
    let count = { limited }.drive(Push::new(&mut others)).await;
    others.extend(of_a_parameter(noisy("parameter"), noisy("beside")).await);
    (converted(noisy("from")).await, count)
}
