//! How a cancellation goes down to the tasks that are awaited, and how one comes up through a place where only futures
//! are known.
//!
//! Down: as in Python, cancelling a task that awaits another cancels that one instead, and so on, at once; only the last is
//! resumed with the cancellation, and the others learn of it when what they await has ended. A suspended coroutine is
//! asked for what it awaits by `Signal::CancelAwaited`.
//!
//! Up: `Future::poll` can say a value or "not yet". A coroutine or a gather in which a cancellation has passed through says
//! "not yet" there, and leaves the request with the current task, which resumes its coroutine with it in the same step.

use std::cell::Cell;
use std::task::Poll;

thread_local!(static PASSED_ON: Cell<bool> = const { Cell::new(false) });

/// Whether a cancellation was passed on during `ask`, which resumes what is suspended with `Signal::CancelAwaited`.
pub(crate) fn is_passed_on(ask: impl FnOnce()) -> bool {
    let outer = PASSED_ON.replace(false);
    ask();
    PASSED_ON.replace(outer)
}

/// Says that what is awaited has taken the cancellation, and will end.
pub(crate) fn passed_on() {
    PASSED_ON.set(true);
}

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
