//! The awaited value. Whether it is a coroutine of ours, which takes signals, or a foreign future, which is only polled
//! and dropped, is decided at compile time by its type: `TagOurs` is found one autoref before `TagForeign`.
//!
//! ```text
//! let awaited = expr;
//! let awaiting = (&awaited).child_tag().child(awaited);   // what the expansion says for `expr.await`
//! ```

use super::{Cancelled, Machine, Signal};
use crate::coroutine::{Coroutine, Resume};
use std::future::Future;
use std::mem::ManuallyDrop;
use std::pin::Pin;
use std::task::{Context, Poll};

/// What a suspended state waits for. It stays at one address until `finish`, which drops it where it stands.
pub struct Child<A, Tag> {
    awaited: ManuallyDrop<A>,
    _tag: Tag,
}

/// Tag of a child that takes signals: a coroutine of ours, a task, a gather.
#[derive(Clone, Copy)]
pub struct OursTag;
/// Tag of any other future.
#[derive(Clone, Copy)]
pub struct ForeignTag;

/// Finds [`OursTag`] for coroutines, and for whatever else implements it and [`Resume`].
pub trait TagOurs {
    /// The tag.
    #[inline(always)]
    fn child_tag(&self) -> OursTag {
        OursTag
    }
}
impl<M: Machine> TagOurs for Coroutine<M> {}

/// Finds [`ForeignTag`] for everything else.
pub trait TagForeign {
    /// The tag.
    #[inline(always)]
    fn child_tag(&self) -> ForeignTag {
        ForeignTag
    }
}
impl<A> TagForeign for &A {}

/// What can be awaited: any [`IntoFuture`]. Exists to say it in Python's words where it does not hold.
#[diagnostic::on_unimplemented(
    message = "object `{Self}` can't be used in 'await' expression",
    label = "`{Self}` is not awaitable: it is neither a coroutine nor another future",
    note = "await the call of a coroutine, `f(x).await`, or leave `.await` away"
)]
pub trait Awaitable: IntoFuture {}
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
    pub fn child<A: Awaitable>(self, awaited: A) -> Child<A::IntoFuture, ForeignTag> {
        Child { awaited: ManuallyDrop::new(awaited.into_future()), _tag: self }
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
    /// Polls the child; a signal makes it end at once, to be dropped by `finish`.
    ///
    /// # Safety
    /// `self` does not move from the first call until `finish`.
    #[inline(always)]
    pub unsafe fn resume(&mut self, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<A::Output, Cancelled>> {
        if signal != Signal::Resume {
            return Poll::Ready(Err(Cancelled));
        }
        // SAFETY: the caller keeps the child where it is, and `finish` drops it there.
        match unsafe { Pin::new_unchecked(&mut *self.awaited) }.poll(cx) {
            Poll::Ready(output) => Poll::Ready(Ok(output)),
            Poll::Pending => Poll::Pending,
        }
    }
}
