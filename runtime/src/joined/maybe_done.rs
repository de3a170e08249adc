use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// A future, then its value, then nothing.
///
/// Its tag has a place of its own (`repr(C)`): to look at it reads nothing of a future that others may point into.
#[repr(C)]
pub enum MaybeDone<F: Future> {
    /// Not done.
    Future(F),
    /// Done, and dropped.
    Done(F::Output),
    /// Its value has been taken.
    Gone,
}

impl<F: Future> MaybeDone<F> {
    /// Polls the future if it is not done. Its value stays here.
    pub(super) fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        // SAFETY: the future is not moved.
        let output = match unsafe { self.as_mut().get_unchecked_mut() } {
            // SAFETY: it is pinned as this is, and `set` drops it where it stands.
            MaybeDone::Future(future) => ready!(unsafe { Pin::new_unchecked(future) }.poll(cx)),
            MaybeDone::Done(_) => return Poll::Ready(()),
            MaybeDone::Gone => unreachable!("a value is taken when all is done"),
        };
        self.set(MaybeDone::Done(output));
        Poll::Ready(())
    }

    /// The value of one that is done.
    pub(super) fn take(mut self: Pin<&mut Self>) -> F::Output {
        self.as_mut().take_if(|_| true).unwrap_or_else(|| unreachable!("it is done"))
    }

    /// The value, if it is there and `wanted`.
    pub(super) fn take_if(self: Pin<&mut Self>, wanted: impl FnOnce(&F::Output) -> bool) -> Option<F::Output> {
        // SAFETY: a future is left where it is; a value is not pinned.
        let this = unsafe { self.get_unchecked_mut() };
        match this {
            MaybeDone::Done(output) if wanted(output) => {}
            _ => return None,
        }
        match std::mem::replace(this, MaybeDone::Gone) {
            MaybeDone::Done(output) => Some(output),
            MaybeDone::Future(_) | MaybeDone::Gone => None,
        }
    }
}
