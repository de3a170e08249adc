//! Methods whose names say that they take what they are called on, with arguments that can be seen: some of them take, some
//! are found behind a pointer.
use super::*;
use std::borrow::Cow;

trait Read: Sized {
    fn read(&mut self) -> usize;
    fn chain<S: Read>(self, other: S) -> Chain<Self, S> {
        Chain(self, other)
    }
    fn into_all(self, with: usize) -> usize;
}

struct Chain<A, B>(A, B);
impl Read for &[u8] {
    fn read(&mut self) -> usize {
        self.len()
    }
    fn into_all(self, with: usize) -> usize {
        self.len() + with
    }
}
impl<A: Read, B: Read> Read for Chain<A, B> {
    fn read(&mut self) -> usize {
        self.0.read() + self.1.read()
    }
    fn into_all(self, with: usize) -> usize {
        self.0.into_all(with) + self.1.into_all(with)
    }
}
impl Read for Noisy {
    fn read(&mut self) -> usize {
        self.touch()
    }
    fn into_all(self, with: usize) -> usize {
        self.consume() + with
    }
}

#[co]
async fn append(from: &mut impl Read) -> usize {
    pause("append").await;
    from.read()
}

#[co]
async fn behind_a_pointer(text: &str) -> usize {
    let bytes: Cow<'_, [u8]> = later("bytes", Cow::Borrowed(text.as_bytes())).await;
    let kept = noisy("kept");
    let mut both = bytes.chain(noisy(kept.touch()));
    append(&mut both).await
}

#[co]
async fn taken(first: Noisy) -> usize {
    let kept = noisy("kept");
    let mut both = first.chain(noisy(kept.touch()));
    append(&mut both).await + both.into_all(eval("with", 2))
}

#[co]
async fn taken_and_on(first: Noisy, fails: bool) -> Result<usize, String> {
    let check = |n: usize| if fails { Err(n.to_string()) } else { Ok(n) };
    look(&first).await;
    let n = first.into_all(check(eval("n", 1))?);
    pause("on").await;
    Ok(n)
}

#[co]
pub async fn main() -> usize {
    let sum = behind_a_pointer("abc").await + taken(noisy("first")).await;
    step(format_args!("{:?}", taken_and_on(noisy("a"), false).await));
    step(format_args!("{:?}", taken_and_on(noisy("b"), true).await));
    sum
}
