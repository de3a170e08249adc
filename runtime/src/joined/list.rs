//! Futures one behind the other: `(a, (b, ()))` drops them in their order, `(((), b), a)` the last one first. Both number them
//! `a`, `b`; what they give has the same shape.

use super::MaybeDone;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Futures that are awaited together.
pub trait List {
    /// Their values.
    type Outputs;
    /// How many they are.
    const COUNT: usize;
    /// Polls the `nth` if it is not done.
    fn poll(self: Pin<&mut Self>, nth: usize, cx: &mut Context<'_>) -> Poll<()>;
    /// The values, when all are done.
    fn take(self: Pin<&mut Self>) -> Self::Outputs;
}

/// Those that give a `Result`.
pub trait TryList<E>: List {
    /// Their values if there is no error.
    type Values;
    /// The error of the `nth`, if it is done with one.
    fn error(self: Pin<&mut Self>, nth: usize) -> Option<E>;
    /// The values, when all are done without one.
    fn values(self: Pin<&mut Self>) -> Self::Values;
}

impl List for () {
    type Outputs = ();
    const COUNT: usize = 0;

    fn poll(self: Pin<&mut Self>, _: usize, _: &mut Context<'_>) -> Poll<()> {
        Poll::Ready(())
    }

    fn take(self: Pin<&mut Self>) {}
}

impl<E> TryList<E> for () {
    type Values = ();

    fn error(self: Pin<&mut Self>, _: usize) -> Option<E> {
        None
    }

    fn values(self: Pin<&mut Self>) {}
}

/// Dropped in their order.
impl<F: Future, R: List> List for (MaybeDone<F>, R) {
    type Outputs = (F::Output, R::Outputs);
    const COUNT: usize = R::COUNT + 1;

    fn poll(self: Pin<&mut Self>, nth: usize, cx: &mut Context<'_>) -> Poll<()> {
        let (first, rest) = parts(self);
        poll_one_of(first, rest, nth, cx)
    }

    fn take(self: Pin<&mut Self>) -> Self::Outputs {
        let (first, rest) = parts(self);
        (first.take(), rest.take())
    }
}

/// The last one is dropped first.
impl<F: Future, R: List> List for (R, MaybeDone<F>) {
    type Outputs = (R::Outputs, F::Output);
    const COUNT: usize = R::COUNT + 1;

    fn poll(self: Pin<&mut Self>, nth: usize, cx: &mut Context<'_>) -> Poll<()> {
        let (rest, first) = parts(self);
        poll_one_of(first, rest, nth, cx)
    }

    fn take(self: Pin<&mut Self>) -> Self::Outputs {
        let (rest, first) = parts(self);
        let first = first.take();
        (rest.take(), first)
    }
}

impl<F: Future<Output = Result<T, E>>, R: TryList<E>, T, E> TryList<E> for (MaybeDone<F>, R) {
    type Values = (T, R::Values);

    fn error(self: Pin<&mut Self>, nth: usize) -> Option<E> {
        let (first, rest) = parts(self);
        error_of_one_of(first, rest, nth)
    }

    fn values(self: Pin<&mut Self>) -> Self::Values {
        let (first, rest) = parts(self);
        (value(first), rest.values())
    }
}

impl<F: Future<Output = Result<T, E>>, R: TryList<E>, T, E> TryList<E> for (R, MaybeDone<F>) {
    type Values = (R::Values, T);

    fn error(self: Pin<&mut Self>, nth: usize) -> Option<E> {
        let (rest, first) = parts(self);
        error_of_one_of(first, rest, nth)
    }

    fn values(self: Pin<&mut Self>) -> Self::Values {
        let (rest, first) = parts(self);
        let first = value(first);
        (rest.values(), first)
    }
}

/// Both parts of a pair, pinned.
fn parts<A, B>(pair: Pin<&mut (A, B)>) -> (Pin<&mut A>, Pin<&mut B>) {
    // SAFETY: structural pinning of the pair's fields; nothing is moved out of it.
    unsafe {
        let (a, b) = pair.get_unchecked_mut();
        (Pin::new_unchecked(a), Pin::new_unchecked(b))
    }
}

fn poll_one_of<F: Future>(
    first: Pin<&mut MaybeDone<F>>,
    rest: Pin<&mut impl List>,
    nth: usize,
    cx: &mut Context<'_>,
) -> Poll<()> {
    match nth.checked_sub(1) {
        None => first.poll(cx),
        Some(nth) => rest.poll(nth, cx),
    }
}

fn error_of_one_of<F: Future<Output = Result<T, E>>, T, E>(
    first: Pin<&mut MaybeDone<F>>,
    rest: Pin<&mut impl TryList<E>>,
    nth: usize,
) -> Option<E> {
    match nth.checked_sub(1) {
        None => first.take_if(Result::is_err).and_then(Result::err),
        Some(nth) => rest.error(nth),
    }
}

fn value<F: Future<Output = Result<T, E>>, T, E>(done: Pin<&mut MaybeDone<F>>) -> T {
    done.take().unwrap_or_else(|_| unreachable!("an error ends all"))
}
