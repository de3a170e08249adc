//! A cancellation that comes up through a place where only futures are known.
//!
//! `Future::poll` can say a value or "not yet". A coroutine or a gather in which a cancellation has passed through says
//! "not yet" there, and leaves the request with the current task, which resumes its coroutine with it in the same step.

use std::task::Poll;

/// Raises a cancellation in the current task.
///
/// # Panics
/// `CancelledError` when no loop runs a task.
#[cold]
pub(crate) fn raise<T>() -> Poll<T> {
    #[cfg(feature = "event-loop")]
    if crate::task::raise_in_current_task() {
        return Poll::Pending;
    }
    panic!("CancelledError")
}
