//! The awaited value. Whether it is one of ours, which takes signals, a foreign future, which is only polled and dropped,
//! or nothing that can be awaited, is decided at compile time by its type: method resolution finds `awaiting` in this
//! order, inherent before trait before a reference.
//!
//! ```text
//! let awaited = expr;
//! let awaiting = Awaited(awaited).awaiting();   // what the expansion says for `expr.await`
//! ```

use super::{Cancelled, Signal};
use crate::coroutine::Resume;
use std::future::{Future, Pending, pending};
use std::mem::ManuallyDrop;
use std::pin::Pin;
use std::task::{Context, Poll};

/// What a suspended state waits for: an awaitable of ours as it is, or any other future in [`Foreign`]. It stays at one
/// address, in its slot, until `finish` drops it where it stands.
///
/// # Safety
/// `finish` drops the child, unless that does nothing any more, and nothing else.
pub unsafe trait Child {
    /// What awaiting it gives.
    type Output;

    /// Resumes the child, handing the signal on. A foreign future takes none: it ends at once, to be dropped by `finish`.
    ///
    /// # Safety
    /// `self` does not move from the first call until `finish`.
    unsafe fn resume(&mut self, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<Self::Output, Cancelled>>;

    /// `resume`, of a child that has not ended.
    ///
    /// # Safety
    /// As for `resume`. Besides, nothing else resumes it from the time when it was given by value, and this is not called
    /// again when it has returned `Ready` or panicked, but with [`Signal::Drop`].
    #[inline(always)]
    unsafe fn resume_live(&mut self, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<Self::Output, Cancelled>> {
        // SAFETY: the caller's promise is more than what this asks for.
        unsafe { self.resume(cx, signal) }
    }

    /// Drops the awaited future where it stands.
    ///
    /// # Safety
    /// Called once, after `resume` has returned `Ready` of this outcome, on a child that nothing else drops or uses
    /// afterwards.
    #[inline(always)]
    unsafe fn finish(&mut self, _outcome: &Result<Self::Output, Cancelled>) {
        // SAFETY: the caller drops it once.
        unsafe { std::ptr::drop_in_place(self) }
    }
}

/// A future that is not ours.
pub struct Foreign<A>(A);

/// [`Child::resume_live`], for an expansion. When the child is ready, the step takes the frame apart: [`Signal::Taken`].
///
/// # Safety
/// As there.
#[inline(always)]
pub unsafe fn resume<C: Child>(
    child: &mut C,
    cx: &mut Context<'_>,
    signal: &mut Signal,
) -> Option<Result<C::Output, Cancelled>> {
    // SAFETY: the caller's promise is the same.
    let Poll::Ready(outcome) = (unsafe { child.resume_live(cx, *signal) }) else { return None };
    *signal = Signal::Taken;
    Some(outcome)
}

/// [`Child::finish`], for an expansion. The outcome goes through, so that it is dropped if the child's drop panics.
///
/// # Safety
/// As there.
#[inline(always)]
pub unsafe fn finish<C: Child>(child: &mut C, outcome: Result<C::Output, Cancelled>) -> Result<C::Output, Cancelled> {
    // SAFETY: the caller's promise is the same.
    unsafe { child.finish(&outcome) };
    outcome
}

/// A value that is awaited. `awaiting` makes the child of it.
pub struct Awaited<A>(pub A);

impl<R: Resume> Awaited<R> {
    /// An awaitable of ours, a coroutine, a task or a gather, takes signals.
    #[inline(always)]
    pub fn awaiting(self) -> R {
        self.0
    }
}

/// Finds the child for any other future.
pub trait AwaitForeign<A: IntoFuture> {
    /// The child.
    fn awaiting(self) -> Foreign<A::IntoFuture>;
}
impl<A: IntoFuture> AwaitForeign<A> for Awaited<A> {
    #[inline(always)]
    fn awaiting(self) -> Foreign<A::IntoFuture> {
        Foreign(self.0.into_future())
    }
}

/// Finds a type like any other child's for what cannot be awaited, so that nothing is reported but what rustc says of the
/// witness.
pub trait AwaitNothing {
    /// Never ready, and never made.
    fn awaiting<T>(self) -> Foreign<Pending<T>>;
}
impl<A> AwaitNothing for &Awaited<A> {
    fn awaiting<T>(self) -> Foreign<Pending<T>> {
        Foreign(pending())
    }
}

// SAFETY: `finish` drops the child, or leaves one alone that says that there is nothing to drop.
unsafe impl<R: Resume> Child for R {
    type Output = R::Output;

    #[inline(always)]
    unsafe fn resume(&mut self, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<R::Output, Cancelled>> {
        if signal == Signal::Drop {
            return Poll::Ready(Err(Cancelled));
        }
        // SAFETY: the caller keeps the child where it is, and `finish` drops it there.
        Resume::resume(unsafe { Pin::new_unchecked(self) }, cx, signal)
    }

    #[inline(always)]
    unsafe fn resume_live(&mut self, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<R::Output, Cancelled>> {
        if signal == Signal::Drop {
            return Poll::Ready(Err(Cancelled));
        }
        // SAFETY: likewise; that it has not ended is the caller's promise.
        unsafe { Resume::resume_live(Pin::new_unchecked(self), cx, signal) }
    }

    #[inline(always)]
    unsafe fn finish(&mut self, outcome: &Result<R::Output, Cancelled>) {
        // `Ok` comes from the child's own end, and what has ended may have nothing left to drop.
        if outcome.is_err() {
            // SAFETY: the caller drops it once.
            unsafe { drop_interrupted(self) }
        } else if !self.ends_empty() {
            // SAFETY: the caller drops it once.
            unsafe { std::ptr::drop_in_place(self) }
        }
    }
}

/// Drops an awaitable that has not come to its own end.
///
/// # Safety
/// As for `drop_in_place`.
#[cold]
#[inline(never)]
unsafe fn drop_interrupted<R>(awaitable: *mut R) {
    // SAFETY: the caller's promise is the same.
    unsafe { std::ptr::drop_in_place(awaitable) }
}

// SAFETY: `finish` is the child's own. (In its slot, where only that drops it.)
unsafe impl<C: Child> Child for ManuallyDrop<C> {
    type Output = C::Output;

    #[inline(always)]
    unsafe fn resume(&mut self, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<C::Output, Cancelled>> {
        // SAFETY: the caller's promise is the same.
        unsafe { C::resume(self, cx, signal) }
    }

    #[inline(always)]
    unsafe fn resume_live(&mut self, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<C::Output, Cancelled>> {
        // SAFETY: the caller's promise is the same.
        unsafe { C::resume_live(self, cx, signal) }
    }

    #[inline(always)]
    unsafe fn finish(&mut self, outcome: &Result<C::Output, Cancelled>) {
        // SAFETY: the caller's promise is the same.
        unsafe { C::finish(self, outcome) }
    }
}

// SAFETY: `finish` is the trait's own.
unsafe impl<A: Future> Child for Foreign<A> {
    type Output = A::Output;

    #[inline(always)]
    unsafe fn resume(&mut self, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<A::Output, Cancelled>> {
        // One test where it is polled, which is nearly always; a `match` would be a table of jumps.
        if signal != Signal::Resume {
            return match signal {
                Signal::CancelAwaited => Poll::Pending, // no task
                _ => Poll::Ready(Err(Cancelled)),
            };
        }
        // SAFETY: the caller keeps the child where it is, and `finish` drops it there.
        match unsafe { Pin::new_unchecked(&mut self.0) }.poll(cx) {
            Poll::Ready(output) => Poll::Ready(Ok(output)),
            Poll::Pending => Poll::Pending,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cancelled, Resume, Signal, finish};
    use std::cell::Cell;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    struct Ended<'a> {
        drops: &'a Cell<u8>,
        empty: bool,
    }

    impl Resume for Ended<'_> {
        type Output = ();

        fn resume(self: Pin<&mut Self>, _: &mut Context<'_>, _: Signal) -> Poll<Result<(), Cancelled>> {
            Poll::Ready(Ok(()))
        }

        fn ends_empty(&self) -> bool {
            self.empty
        }
    }

    impl Drop for Ended<'_> {
        fn drop(&mut self) {
            self.drops.set(self.drops.get() + 1);
        }
    }

    fn drops(empty: bool, outcome: Result<(), Cancelled>) -> u8 {
        let drops = Cell::new(0);
        let mut child = std::mem::ManuallyDrop::new(Ended { drops: &drops, empty });
        // SAFETY: nothing else drops it.
        let _ = unsafe { finish(&mut *child, outcome) };
        drops.get()
    }

    #[test]
    fn only_what_ended_well_and_is_empty_is_not_dropped() {
        assert_eq!(drops(true, Ok(())), 0);
        assert_eq!(drops(false, Ok(())), 1);
        assert_eq!(drops(true, Err(Cancelled)), 1);
        assert_eq!(drops(false, Err(Cancelled)), 1);
    }
}
