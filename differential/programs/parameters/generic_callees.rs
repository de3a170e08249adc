//! Generic functions and methods that await others of the kind, whose lifetimes the type parameters have to outlive, with and
//! without lifetimes of their own.
use super::*;
use std::fmt::Debug;

#[co]
async fn show<T: Debug>(value: &mut Option<T>, name: &str) -> usize {
    pause("show").await;
    step(format_args!("{name} {value:?}"));
    name.len()
}

#[co]
async fn owned<T: Debug>(value: T) -> usize {
    let mut value = Some(value);
    show(&mut value, "owned").await
}

#[co]
async fn handed_on<T: Debug>(value: T) -> usize {
    owned(value).await
}

#[co]
async fn with_a_future<'a, F, T, K>(prefix: &'a str, op: F) -> usize
where
    F: 'a + FnOnce(&'a str) -> K,
    K: 'a + Future<Output = Option<T>>,
{
    let found = op(prefix).await;
    pause("found").await;
    prefix.len() + usize::from(found.is_some())
}

#[co]
async fn of_a_future<'a, F, T, K>(prefix: &'a str, op: F) -> usize
where
    F: 'a + FnOnce(&'a str) -> K,
    K: 'a + Future<Output = Option<T>>,
{
    with_a_future(prefix, op).await
}

struct Reader<R>(R);
impl<R: Debug> Reader<R> {
    #[co]
    pub async fn new(mut reader: R) -> Reader<R> {
        peek(&mut reader).await;
        Reader(reader)
    }
    #[co]
    pub async fn finish(self) -> usize {
        handed_on(self.0).await
    }
    #[co]
    pub async fn compute<F, Fut>(&self, f: F) -> usize
    where
        F: FnOnce(Option<u8>) -> Fut,
        Fut: Future<Output = usize>,
    {
        self.try_compute(1, f).await
    }
    #[co]
    pub async fn try_compute<F, Fut>(&self, n: u8, f: F) -> usize
    where
        F: FnOnce(Option<u8>) -> Fut,
        Fut: Future<Output = usize>,
    {
        pause("compute").await;
        f(Some(n)).await
    }
}
#[co]
async fn peek<R: Debug>(reader: &mut R) {
    pause("peek").await;
    step(format_args!("{reader:?}"));
}

#[co]
pub async fn main() -> usize {
    let local = 7;
    let borrowed = &local;
    let mut n = handed_on(borrowed).await;
    n += of_a_future("prefix", |text| later("of", Some(text.len()))).await;
    let reader = Reader::new(noisy("reader")).await;
    n += reader.compute(|n| later("n", usize::from(n == Some(1)))).await;
    n + reader.finish().await
}
