use super::Coroutine;
use crate::machine::{Cancelled, Machine, Signal};
use std::ops::DerefMut;
use std::pin::Pin;
use std::task::{Context, Poll};

/// An awaitable of ours: it is resumed with a signal, so that a cancellation goes down into it instead of dropping it.
pub trait Resume {
    /// What awaiting it gives.
    type Output;

    /// Goes on until it waits for something or is done. `Err` is a cancellation that has passed through.
    fn resume(self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<Self::Output, Cancelled>>;
}

impl<M: Machine> Resume for Coroutine<M> {
    type Output = M::Output;

    #[inline(always)]
    fn resume(self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<M::Output, Cancelled>> {
        Machine::resume(self, cx, signal)
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
