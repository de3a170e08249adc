//! What is handed a closure without types, and takes what it is called on, as its name says, or as streams are taken.
use super::*;
use futures::stream::{self, Stream, StreamExt, TryStreamExt};

struct Framed {
    codec: Noisy,
    _io: Noisy,
}

impl Framed {
    fn new(name: &'static str) -> Framed {
        Framed { codec: noisy(name), _io: noisy("io") }
    }

    fn map_codec(self, map: impl FnOnce(Noisy) -> Noisy) -> Framed {
        step("map_codec");
        Framed { codec: map(self.codec), ..self }
    }

    fn map_in_place(&mut self, map: impl FnOnce(&mut Noisy)) {
        map(&mut self.codec);
    }
}

#[co]
async fn mapped() -> usize {
    let framed = Framed::new("codec");
    let looked = &framed.codec;
    pause("looked").await;
    let sum = looked.touch();
    let other = noisy("other");
    let mut framed = framed.map_codec(|codec| if codec.touch() > 0 { other } else { codec });
    pause("mapped").await;
    framed.map_in_place(|codec| assert!(codec.touch() > 0));
    pause("in place").await;
    sum
}

fn numbers(of: Noisy) -> impl Stream<Item = Result<usize, ()>> + Unpin {
    stream::iter(1..4).map(move |n| Ok(n + of.touch()))
}

#[co]
async fn folded() -> Result<usize, ()> {
    let numbers = numbers(noisy("folded"));
    pause("made").await;
    let sum = numbers.try_fold(0, |sum, n| async move { Ok(sum + n) }).await?;
    pause("folded").await;
    Ok(sum)
}

#[co]
async fn looked_through() -> (bool, bool) {
    let first = stream::iter(vec![noisy("first"), noisy("second")]);
    let second = stream::iter([1, 2, 3]);
    pause("made").await;
    let any = first.any(|one| async move { one.touch() > 100 }).await;
    pause("any").await;
    let all = second.all(|n| futures::future::ready(n < 3)).await;
    pause("all").await;
    (any, all)
}

/// An iterator stays where it is.
#[co]
async fn iterated() -> Option<usize> {
    let mut names = vec![noisy("one"), noisy("two"), noisy("three")].into_iter();
    pause("made").await;
    let found = names.any(|name| name.touch() > 2);
    let sum = names.try_fold(0_usize, |sum, name| sum.checked_add(name.touch()));
    pause("folded").await;
    sum.filter(|_| found)
}

#[co]
pub async fn main() -> (usize, Result<usize, ()>, (bool, bool), Option<usize>) {
    (mapped().await, folded().await, looked_through().await, iterated().await)
}
