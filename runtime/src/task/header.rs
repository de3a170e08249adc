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

/// What every task has, whatever its coroutine.
pub(crate) struct Header {
    pub(crate) number: u64,
    pub(crate) name: RefCell<Option<String>>,
    pub(crate) state: Cell<TaskState>,
    /// A cancellation waits to be delivered at the next resume.
    pub(crate) must_cancel: Cell<bool>,
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

    /// Asks for a cancellation, as Python's `cancel` does.
    pub(crate) fn cancel(&self) -> bool {
        if self.done() {
            return false;
        }
        self.cancel_requests.set(self.cancel_requests.get() + 1);
        self.must_cancel.set(true);
        self.wake();
        true
    }

    /// Takes a request back. The last one to go takes with it a cancellation that has not been delivered yet.
    pub(crate) fn uncancel(&self) -> u32 {
        let left = self.cancel_requests.get().saturating_sub(1);
        self.cancel_requests.set(left);
        if left == 0 {
            self.must_cancel.set(false);
        }
        left
    }

    pub(crate) fn wake(&self) {
        if let Some(event_loop) = self.event_loop.upgrade() {
            event_loop.wake(self.id);
        }
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
