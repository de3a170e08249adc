use super::current;
use crate::event_loop::{TaskId, WeakLoop};
use crate::machine::Code;
use std::cell::{Cell, RefCell};
use std::panic::Location;
use std::task::Waker;

/// How far a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TaskState {
    Pending,
    Finished,
    Cancelled,
    Panicked,
}

/// How far a request to cancel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Request {
    None,
    /// It is for whatever the coroutine awaits next, or else for the next resume; it can be taken back. Python's
    /// `_must_cancel`.
    Made,
    /// What the coroutine awaits has been given up: the next resume raises the cancellation.
    Delivered,
}

/// What every task has, whatever its coroutine.
pub(crate) struct Header {
    pub(crate) number: u64,
    pub(crate) name: RefCell<Option<String>>,
    pub(crate) state: Cell<TaskState>,
    pub(crate) request: Cell<Request>,
    /// How often `cancel` was called. Python's `cancelling()`.
    pub(crate) cancel_requests: Cell<u32>,
    /// What the task awaits by way of a foreign future was cancelled: a cancellation is delivered in this very step.
    pub(crate) child_was_cancelled: Cell<bool>,
    /// Whoever runs the loop waits for this task.
    pub(crate) stops_loop: Cell<bool>,
    /// Whoever awaits this task.
    pub(crate) waiter: Cell<Option<Waker>>,
    pub(crate) event_loop: WeakLoop,
    pub(crate) id: TaskId,
    pub(crate) created_at: &'static Location<'static>,
    pub(crate) code: &'static Code,
    pub(crate) path: &'static str,
}

impl Header {
    pub(crate) fn name(&self) -> String {
        self.name.borrow().clone().unwrap_or_else(|| format!("Task-{}", self.number))
    }

    pub(crate) fn done(&self) -> bool {
        self.state.get() != TaskState::Pending
    }

    /// Raises a cancellation in the coroutine, which awaits no task that could take it. If it is to be resumed already, or
    /// runs, what it awaits is not given up yet.
    pub(super) fn interrupt(&self) {
        let Some(event_loop) = self.event_loop.upgrade() else { return };
        if event_loop.is_queued(self.id) || current::is(self) {
            if self.request.get() == Request::None {
                self.request.set(Request::Made);
            }
        } else {
            self.request.set(Request::Delivered);
            event_loop.wake(self.id);
        }
    }

    /// Takes a request back. The last one to go takes with it a cancellation that has not been delivered yet.
    pub(crate) fn uncancel(&self) -> u32 {
        let left = self.cancel_requests.get().saturating_sub(1);
        self.cancel_requests.set(left);
        if left == 0 && self.request.get() == Request::Made {
            self.request.set(Request::None);
        }
        left
    }

    pub(crate) fn wake_waiter(&self) {
        if let Some(waiter) = self.waiter.take() {
            waiter.wake();
        }
    }

    pub(crate) fn debug(&self) -> bool {
        self.event_loop.upgrade().is_some_and(|event_loop| event_loop.debug.get())
    }
}
