//! A future of which only `Future` is known, and which may be one of ours all the same: a cancellation goes down into
//! it, by way of `Future::poll`.
//!
//! Whoever polls says whom the signal is for: the address and the size of the future. One of ours that is polled at that
//! address takes it, and says that it has. So the first poll tells what the future is, and another one is never polled
//! with a signal that it could not take.

use crate::coroutine::Resume;
use crate::machine::{Cancelled, Signal};
use std::cell::Cell;
use std::pin::Pin;
use std::ptr;
use std::task::{Context, Poll};

thread_local! {
    /// Whom a signal is for; null if there is none. It is all that a poll has to look at.
    static ADDRESS: Cell<*const ()> = const { Cell::new(ptr::null()) };
    static LETTER: Cell<Letter> = const { Cell::new(Letter { size: 0, signal: Signal::Resume, answer: Answer::None }) };
}

#[derive(Clone, Copy)]
struct Letter {
    size: usize,
    signal: Signal,
    answer: Answer,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    /// Nobody of that address was polled.
    None,
    Taken,
    /// Taken, and a cancellation has come up.
    Cancelled,
}

/// `Future::poll` of everything of ours.
#[inline(always)]
pub(crate) fn poll<R: Resume>(this: Pin<&mut R>, cx: &mut Context<'_>) -> Poll<R::Output> {
    if ADDRESS.get() == ptr::from_ref(&*this).cast() {
        return poll_addressed(this, cx);
    }
    match this.resume(cx, Signal::Resume) {
        Poll::Pending => Poll::Pending,
        Poll::Ready(Ok(output)) => Poll::Ready(output),
        Poll::Ready(Err(Cancelled)) => crate::cancellation::raise(),
    }
}

#[cold]
fn poll_addressed<R: Resume>(this: Pin<&mut R>, cx: &mut Context<'_>) -> Poll<R::Output> {
    let letter = LETTER.get();
    ADDRESS.set(ptr::null());
    if letter.size != size_of::<R>() {
        return poll(this, cx); // the first field of whom it is for
    }
    let outcome = this.resume(cx, letter.signal);
    let answer = if let Poll::Ready(Err(Cancelled)) = outcome { Answer::Cancelled } else { Answer::Taken };
    LETTER.set(Letter { answer, ..letter });
    match outcome {
        Poll::Ready(Ok(output)) => Poll::Ready(output),
        Poll::Ready(Err(Cancelled)) | Poll::Pending => Poll::Pending,
    }
}

/// Polls a future with a signal for it.
fn poll_with<F: Future>(future: Pin<&mut F>, cx: &mut Context<'_>, signal: Signal) -> (Poll<F::Output>, Answer) {
    let letter = Letter { size: size_of::<F>(), signal, answer: Answer::None };
    let _outer = Outer { address: ADDRESS.replace(ptr::from_ref(&*future).cast()), letter: LETTER.replace(letter) };
    let outcome = future.poll(cx);
    (outcome, LETTER.get().answer)
}

/// A signal on whose way another one is sent, put back when this is dropped.
struct Outer {
    address: *const (),
    letter: Letter,
}

impl Drop for Outer {
    fn drop(&mut self) {
        ADDRESS.set(self.address);
        LETTER.set(self.letter);
    }
}

/// The future, and what is known of it.
#[derive(Debug)]
pub struct Polled<F> {
    future: F,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    NotPolledYet,
    Ours,
    Foreign,
}

impl<F: Future> Polled<F> {
    pub(crate) fn new(future: F) -> Self {
        Polled { future, kind: Kind::NotPolledYet }
    }

    /// Goes on, or cancels it: one of ours takes the signal, another one ends at once, to be dropped.
    pub(crate) fn resume(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        signal: Signal,
    ) -> Poll<Result<F::Output, Cancelled>> {
        // SAFETY: structural pinning of the future, which nothing moves out.
        let this = unsafe { self.get_unchecked_mut() };
        // SAFETY: it is pinned with this.
        let future = unsafe { Pin::new_unchecked(&mut this.future) };
        match (this.kind, signal) {
            (_, Signal::Drop | Signal::Taken) => return Poll::Ready(Err(Cancelled)),
            (Kind::Foreign, Signal::Resume) => return future.poll(cx).map(Ok),
            (Kind::Foreign | Kind::NotPolledYet, Signal::Cancel) => return Poll::Ready(Err(Cancelled)),
            (Kind::Foreign | Kind::NotPolledYet, Signal::CancelAwaited) => return Poll::Pending,
            (Kind::NotPolledYet, Signal::Resume) | (Kind::Ours, _) => {}
        }
        let (outcome, answer) = poll_with(future, cx, signal);
        if answer == Answer::Cancelled {
            return Poll::Ready(Err(Cancelled));
        }
        this.kind = if answer == Answer::Taken { Kind::Ours } else { Kind::Foreign };
        outcome.map(Ok)
    }
}
