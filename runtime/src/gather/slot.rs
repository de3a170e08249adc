use crate::machine::{Cancelled, Child, Signal};
use std::mem::ManuallyDrop;
use std::pin::Pin;
use std::task::{Context, Poll};

/// One child of a gather. It stays where it is, and drops its child there.
pub struct Slot<C: Child>(Stage<C>);

enum Stage<C: Child> {
    /// Dropped where it stands, by `Slot::finish`.
    Live(ManuallyDrop<C>),
    Done(C::Output),
    Gone,
}

impl<C: Child> Slot<C> {
    #[doc(hidden)]
    pub fn new(child: C) -> Self {
        Slot(Stage::Live(ManuallyDrop::new(child)))
    }

    /// Resumes the child if it is not done. Its value stays here.
    pub(super) fn resume(self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<(), Cancelled>> {
        // SAFETY: the child does not move while it is live.
        let this = unsafe { self.get_unchecked_mut() };
        let Stage::Live(child) = &mut this.0 else { return Poll::Ready(Ok(())) };
        // SAFETY: the slot is pinned, and `finish` is called before the stage is overwritten.
        let outcome = match unsafe { Child::resume(&mut **child, cx, signal) } {
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
            unsafe { ManuallyDrop::drop(child) }
        }
    }
}

struct SetGone<C: Child>(*mut Stage<C>);

impl<C: Child> Drop for SetGone<C> {
    fn drop(&mut self) {
        // SAFETY: the slot outlives this, and what is overwritten is a finished child, which has no drop of its own.
        unsafe { self.0.write(Stage::Gone) }
    }
}

impl<C: Child> Drop for Slot<C> {
    fn drop(&mut self) {
        self.finish();
    }
}
