//! The awaited value. Whether it is one of ours, which takes signals, a foreign future, which is only polled and dropped,
//! or nothing that can be awaited, is decided at compile time by its type: method resolution finds `child_tag` in this
//! order, inherent before trait before one more reference.
//!
//! ```text
//! let awaited = expr;
//! let awaiting = (&Awaited(&awaited)).child_tag().child(awaited);   // what the expansion says for `expr.await`
//! ```

use super::{Cancelled, Signal};
use crate::coroutine::Resume;
use std::future::{Future, Pending, pending};
use std::mem::ManuallyDrop;
use std::pin::Pin;
use std::task::{Context, Poll};

/// What a suspended state waits for. It stays at one address until `finish`, which drops it where it stands.
pub struct Child<A, Tag> {
    awaited: ManuallyDrop<A>,
    _tag: Tag,
}

/// Asks what kind of awaitable a value is.
pub struct Awaited<'a, A>(pub &'a A);

/// Tag of a child that takes signals: a coroutine of ours, a task, a gather.
#[derive(Clone, Copy)]
pub struct OursTag;
/// Tag of any other future.
#[derive(Clone, Copy)]
pub struct ForeignTag;
/// Tag of what cannot be awaited.
#[derive(Clone, Copy)]
pub struct NoTag;

impl<R: Resume> Awaited<'_, R> {
    /// The tag.
    #[inline(always)]
    pub fn child_tag(&self) -> OursTag {
        OursTag
    }
}

/// Finds [`ForeignTag`] for every other future.
pub trait TagForeign {
    /// The tag.
    #[inline(always)]
    fn child_tag(&self) -> ForeignTag {
        ForeignTag
    }
}
impl<A: IntoFuture> TagForeign for Awaited<'_, A> {}

/// Finds [`NoTag`] for everything else.
pub trait TagNothing {
    /// The tag.
    #[inline(always)]
    fn child_tag(&self) -> NoTag {
        NoTag
    }
}
impl<A> TagNothing for &Awaited<'_, A> {}

/// What can be awaited: any [`IntoFuture`]. Exists to say it in Python's words where it does not hold.
#[diagnostic::on_unimplemented(
    message = "object `{Self}` can't be used in 'await' expression",
    label = "`{Self}` is not awaitable: it is neither a coroutine nor another future",
    note = "await the call of a coroutine, `f(x).await`, or leave `.await` away"
)]
pub trait Awaitable {}
#[diagnostic::do_not_recommend] // it is the awaitable that is missing, not what makes one
impl<A: IntoFuture> Awaitable for A {}

impl OursTag {
    /// The child for an awaitable of ours.
    #[inline(always)]
    pub fn child<R: Resume>(self, awaited: R) -> Child<R, OursTag> {
        Child { awaited: ManuallyDrop::new(awaited), _tag: self }
    }
}

impl ForeignTag {
    /// The child for any other awaitable.
    #[inline(always)]
    pub fn child<A: IntoFuture>(self, awaited: A) -> Child<A::IntoFuture, ForeignTag> {
        Child { awaited: ManuallyDrop::new(awaited.into_future()), _tag: self }
    }
}

impl NoTag {
    /// Reports what cannot be awaited, and has a type like any other child's, so that nothing else is reported.
    pub fn child<A: Awaitable, T>(self, _: A) -> Child<Pending<T>, ForeignTag> {
        Child { awaited: ManuallyDrop::new(pending()), _tag: ForeignTag }
    }
}

impl<A, Tag> Child<A, Tag> {
    /// Drops the awaited future where it stands.
    ///
    /// # Safety
    /// Called once, after `resume` has returned `Ready`; nothing uses the child afterwards.
    #[inline(always)]
    pub unsafe fn finish(&mut self) {
        // SAFETY: the caller drops it once.
        unsafe { ManuallyDrop::drop(&mut self.awaited) }
    }
}

impl<R: Resume> Child<R, OursTag> {
    /// Resumes the child, handing the signal on.
    ///
    /// # Safety
    /// `self` does not move from the first call until `finish`.
    #[inline(always)]
    pub unsafe fn resume(&mut self, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<R::Output, Cancelled>> {
        if signal == Signal::Drop {
            return Poll::Ready(Err(Cancelled));
        }
        // SAFETY: the caller keeps the child where it is, and `finish` drops it there.
        unsafe { Pin::new_unchecked(&mut *self.awaited) }.resume(cx, signal)
    }
}

impl<A: Future> Child<A, ForeignTag> {
    /// Polls the child; a cancellation makes it end at once, to be dropped by `finish`.
    ///
    /// # Safety
    /// `self` does not move from the first call until `finish`.
    #[inline(always)]
    pub unsafe fn resume(&mut self, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<A::Output, Cancelled>> {
        match signal {
            Signal::Resume => {}
            Signal::CancelAwaited => return Poll::Pending, // no task
            Signal::Cancel | Signal::Drop | Signal::Taken => return Poll::Ready(Err(Cancelled)),
        }
        // SAFETY: the caller keeps the child where it is, and `finish` drops it there.
        match unsafe { Pin::new_unchecked(&mut *self.awaited) }.poll(cx) {
            Poll::Ready(output) => Poll::Ready(Ok(output)),
            Poll::Pending => Poll::Pending,
        }
    }
}
