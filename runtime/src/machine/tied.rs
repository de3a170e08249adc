use super::{Cancelled, Code, Machine, Point, Signal};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A machine within a lifetime.
///
/// What a machine saves may be borrowed from several arguments at once: for a lifetime that all of theirs outlive, and that
/// the function's signature has to have a name for. `B` is `&'coroutine (&'a (), &'b (), PhantomData<T>)`: that such a type
/// is well-formed means that each of the arguments' lifetimes and types outlives `'coroutine`.
#[repr(transparent)]
pub struct Tied<M, B>(M, PhantomData<fn() -> B>);

impl<M, B> Tied<M, B> {
    /// Ties a machine.
    #[inline(always)]
    pub const fn new(machine: M) -> Self {
        Tied(machine, PhantomData)
    }
}

impl<M: Machine, B> Machine for Tied<M, B> {
    type Output = M::Output;

    #[inline(always)]
    fn resume(self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<M::Output, Cancelled>> {
        // SAFETY: the machine is pinned as this is.
        unsafe { self.map_unchecked_mut(|tied| &mut tied.0) }.resume(cx, signal)
    }

    #[inline(always)]
    unsafe fn resume_live(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        signal: Signal,
    ) -> Poll<Result<M::Output, Cancelled>> {
        // SAFETY: the machine is pinned as this is, and the caller's promise is the same.
        unsafe { self.map_unchecked_mut(|tied| &mut tied.0).resume_live(cx, signal) }
    }

    #[inline(always)]
    fn point(&self) -> Point {
        self.0.point()
    }

    fn code(&self) -> &'static Code {
        self.0.code()
    }

    fn path(&self) -> &'static str {
        self.0.path()
    }

    #[inline(always)]
    fn ends_empty(&self) -> bool {
        self.0.ends_empty()
    }
}
