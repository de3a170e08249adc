//! The coroutine object.
use crate::machine::{Cancelled, Code, Machine, Point, Signal, State, StateMachine};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// What calling a coroutine function returns. Nothing of it has run yet.
#[must_use = "a coroutine does nothing until it is awaited or run"]
pub struct Coroutine<M: Machine> {
    machine: M,
}

impl<S, P, F, T> Coroutine<StateMachine<S, P, F, T>>
where
    S: State,
    F: FnMut(&mut S, &P, &mut Context<'_>, Signal) -> Poll<Result<T, Cancelled>>,
{
    #[doc(hidden)]
    #[inline(always)]
    #[track_caller]
    pub fn new(state: S, places: P, step: F) -> Self {
        Coroutine { machine: StateMachine::new(state, places, step) }
    }
}

impl<M: Machine> Coroutine<M> {
    /// Resumes the machine with a signal: what awaiting coroutines and tasks do.
    #[inline(always)]
    pub(crate) fn resume(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        signal: Signal,
    ) -> Poll<Result<M::Output, Cancelled>> {
        // SAFETY: structural pinning of the only field that is ever pinned.
        unsafe { self.map_unchecked_mut(|this| &mut this.machine) }.resume(cx, signal)
    }

    /// What is known of the function.
    pub fn code(&self) -> &'static Code {
        self.machine.code()
    }

    /// Where it stands.
    pub fn point(&self) -> Point {
        self.machine.point()
    }
}

impl<M: Machine> Future for Coroutine<M> {
    type Output = M::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<M::Output> {
        match self.resume(cx, Signal::Resume) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(Ok(output)) => Poll::Ready(output),
            Poll::Ready(Err(Cancelled)) => unreachable!("a cancellation that nobody delivered"),
        }
    }
}
