use crate::coroutine::Resume;
use crate::machine::{Cancelled, Child, ForeignTag, OursTag, Signal};
use crate::polled::Polled;
use std::mem::ManuallyDrop;
use std::pin::Pin;
use std::task::{Context, Poll};

/// One child of a gather.
pub struct Slot<C: GatherChild>(Stage<C>);

enum Stage<C: GatherChild> {
    /// Dropped where it stands, by `finish`.
    Live(C),
    Done(C::Output),
    Gone,
}

/// What both kinds of [`Child`] can do.
///
/// # Safety
/// `resume` and `finish` are those of `Child`.
pub unsafe trait GatherChild {
    /// What awaiting it gives.
    type Output;
    /// See [`Child`].
    ///
    /// # Safety
    /// The child does not move from the first call until `finish`.
    unsafe fn resume(&mut self, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<Self::Output, Cancelled>>;
    /// See [`Child`].
    ///
    /// # Safety
    /// Called once; nothing uses the child afterwards.
    unsafe fn finish(&mut self);
}

// SAFETY: it hands on.
unsafe impl<R: Resume> GatherChild for Child<R, OursTag> {
    type Output = R::Output;
    unsafe fn resume(&mut self, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<R::Output, Cancelled>> {
        // SAFETY: the caller's promise is the same.
        unsafe { Child::<R, OursTag>::resume(self, cx, signal) }
    }
    unsafe fn finish(&mut self) {
        // SAFETY: the caller's promise is the same.
        unsafe { Child::finish(self) }
    }
}

// SAFETY: it hands on.
unsafe impl<F: Future> GatherChild for Child<F, ForeignTag> {
    type Output = F::Output;
    unsafe fn resume(&mut self, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<F::Output, Cancelled>> {
        // SAFETY: the caller's promise is the same.
        unsafe { Child::<F, ForeignTag>::resume(self, cx, signal) }
    }
    unsafe fn finish(&mut self) {
        // SAFETY: the caller's promise is the same.
        unsafe { Child::finish(self) }
    }
}

// SAFETY: it drops the future where it stands.
unsafe impl<F: Future> GatherChild for ManuallyDrop<Polled<F>> {
    type Output = F::Output;
    unsafe fn resume(&mut self, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<F::Output, Cancelled>> {
        // SAFETY: the caller keeps it where it is until `finish`.
        unsafe { Pin::new_unchecked(&mut **self) }.resume(cx, signal)
    }
    unsafe fn finish(&mut self) {
        // SAFETY: the caller does so once.
        unsafe { ManuallyDrop::drop(self) }
    }
}

impl<C: GatherChild> Slot<C> {
    #[doc(hidden)]
    pub fn new(child: C) -> Self {
        Slot(Stage::Live(child))
    }

    /// Resumes the child if it is not done. Its value stays here.
    pub(super) fn resume(self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<(), Cancelled>> {
        // SAFETY: the child does not move while it is live.
        let this = unsafe { self.get_unchecked_mut() };
        let Stage::Live(child) = &mut this.0 else { return Poll::Ready(Ok(())) };
        // SAFETY: the slot is pinned, and `finish` is called before the stage is overwritten.
        let outcome = match unsafe { child.resume(cx, signal) } {
            Poll::Pending => return Poll::Pending,
            Poll::Ready(outcome) => outcome,
        };
        this.finish();
        Poll::Ready(outcome.map(|output| this.0 = Stage::Done(output)))
    }

    pub(super) fn is_live(&self) -> bool {
        matches!(self.0, Stage::Live(_))
    }

    /// The value of a child that is done.
    pub(super) fn take(self: Pin<&mut Self>) -> C::Output {
        // SAFETY: a child that is live is put back; anything else is not pinned.
        let this = unsafe { self.get_unchecked_mut() };
        if this.is_live() {
            unreachable!("a gather that has ended has no live children");
        }
        match std::mem::replace(&mut this.0, Stage::Gone) {
            Stage::Done(output) => output,
            Stage::Live(_) | Stage::Gone => panic!("cannot reuse already awaited gather"),
        }
    }

    /// Drops a live child where it stands. If its drop panics, it is gone all the same.
    fn finish(&mut self) {
        if !self.is_live() {
            return;
        }
        let gone = SetGone(&raw mut self.0);
        // SAFETY: the pointer comes from `self`, which is not used otherwise until `gone` is dropped.
        if let Stage::Live(child) = unsafe { &mut *gone.0 } {
            // SAFETY: the child is live, and is overwritten next, without another drop.
            unsafe { child.finish() }
        }
    }
}

struct SetGone<C: GatherChild>(*mut Stage<C>);

impl<C: GatherChild> Drop for SetGone<C> {
    fn drop(&mut self) {
        // SAFETY: the slot outlives this, and what is overwritten is a finished child, which has no drop of its own.
        unsafe { self.0.write(Stage::Gone) }
    }
}

impl<C: GatherChild> Drop for Slot<C> {
    fn drop(&mut self) {
        self.finish();
    }
}
