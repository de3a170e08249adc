use super::Coroutine;
use crate::machine::{Cancelled, Machine, Signal};
use std::ops::DerefMut;
use std::pin::Pin;
use std::task::{Context, Poll};

/// An awaitable of ours: it is resumed with a signal, so that a cancellation goes down into it instead of dropping it.
#[diagnostic::on_unimplemented(
    message = "a coroutine, a task or the like was expected, got `{Self}`",
    label = "no cancellation can be handed down into this",
    note = "gather any other future with `gather!`, or as `wrap_future(..)`, which is dropped when it is cancelled"
)]
pub trait Resume {
    /// What awaiting it gives.
    type Output;

    /// Goes on until it waits for something or is done. `Err` is a cancellation that has passed through.
    fn resume(self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<Self::Output, Cancelled>>;

    /// `resume`, of what has not ended.
    ///
    /// # Safety
    /// Its parent was given it by value, resumes it with nothing but this, and not again after `Ready` or a panic.
    #[doc(hidden)]
    #[inline(always)]
    unsafe fn resume_live(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        signal: Signal,
    ) -> Poll<Result<Self::Output, Cancelled>> {
        self.resume(cx, signal)
    }

    /// Whether there is nothing left to drop when `resume` has returned `Ready`. `true` where there is leaks it.
    #[doc(hidden)]
    fn ends_empty(&self) -> bool {
        false
    }
}

/// `Future::poll` of everything of ours.
#[inline(always)]
pub(crate) fn poll<R: Resume>(this: Pin<&mut R>, cx: &mut Context<'_>) -> Poll<R::Output> {
    match this.resume(cx, Signal::Resume) {
        Poll::Pending => Poll::Pending,
        Poll::Ready(Ok(output)) => Poll::Ready(output),
        Poll::Ready(Err(Cancelled)) => crate::cancellation::raise(),
    }
}

impl<M: Machine> Resume for Coroutine<M> {
    type Output = M::Output;

    #[inline(always)]
    fn resume(self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<M::Output, Cancelled>> {
        Machine::resume(self, cx, signal)
    }

    #[inline(always)]
    unsafe fn resume_live(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        signal: Signal,
    ) -> Poll<Result<M::Output, Cancelled>> {
        // SAFETY: the caller's promise is the same.
        unsafe { self.machine().resume_live(cx, signal) }
    }

    #[inline(always)]
    fn ends_empty(&self) -> bool {
        self.machine.ends_empty()
    }
}

// By reference, pinned or boxed, an awaitable is what it was.

impl<P: DerefMut<Target: Resume>> Resume for Pin<P> {
    type Output = <P::Target as Resume>::Output;

    #[inline(always)]
    fn resume(self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<Self::Output, Cancelled>> {
        self.as_deref_mut().resume(cx, signal)
    }
}

impl<R: Resume + Unpin + ?Sized> Resume for &mut R {
    type Output = R::Output;

    #[inline(always)]
    fn resume(mut self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<R::Output, Cancelled>> {
        Pin::new(&mut **self).resume(cx, signal)
    }
}

impl<R: Resume + Unpin + ?Sized> Resume for Box<R> {
    type Output = R::Output;

    #[inline(always)]
    fn resume(mut self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<R::Output, Cancelled>> {
        Pin::new(&mut **self).resume(cx, signal)
    }
}
