//! `call_soon`, `call_later` and their handles.

use super::state::LoopState;
use super::timers::TimerKey;
use std::cell::Cell;
use std::fmt;
use std::panic::Location;
use std::rc::{Rc, Weak};
use std::time::Duration;

/// A function to be called once by the loop, unless it is cancelled before.
pub(crate) struct Callback {
    function: Cell<Option<Box<dyn FnOnce()>>>,
    cancelled: Cell<bool>,
    location: &'static Location<'static>,
}

impl Callback {
    pub(super) fn new(function: impl FnOnce() + 'static, location: &'static Location<'static>) -> Rc<Self> {
        Rc::new(Callback { function: Cell::new(Some(Box::new(function))), cancelled: Cell::new(false), location })
    }

    pub(super) fn call(&self) {
        if let Some(function) = self.function.take() {
            function();
        }
    }

    fn cancel(&self) {
        self.cancelled.set(true);
        drop(self.function.take());
    }
}

impl fmt::Display for Callback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cancelled = if self.cancelled.get() { "cancelled " } else { "" };
        write!(f, "{cancelled}created at {}:{}", self.location.file(), self.location.line())
    }
}

/// What `call_soon` returns. Dropping it changes nothing. Python's `asyncio.Handle`.
#[derive(Clone)]
pub struct Handle {
    pub(super) callback: Rc<Callback>,
}

impl Handle {
    /// The function will not be called, and is dropped.
    pub fn cancel(&self) {
        self.callback.cancel();
    }

    /// Whether it has been cancelled.
    pub fn cancelled(&self) -> bool {
        self.callback.cancelled.get()
    }
}

impl fmt::Debug for Handle {
    /// `<Handle created at t.rs:7>`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<Handle {}>", self.callback)
    }
}

/// What `call_later` and `call_at` return. Dropping it changes nothing. Python's `asyncio.TimerHandle`.
#[derive(Clone)]
pub struct TimerHandle {
    pub(super) callback: Rc<Callback>,
    pub(super) when: Duration,
    pub(super) timer: TimerKey,
    pub(super) event_loop: Weak<LoopState>,
}

impl TimerHandle {
    /// The function will not be called, and is dropped.
    pub fn cancel(&self) {
        self.callback.cancel();
        if let Some(event_loop) = self.event_loop.upgrade() {
            event_loop.timers.cancel(self.timer);
        }
    }

    /// Whether it has been cancelled.
    pub fn cancelled(&self) -> bool {
        self.callback.cancelled.get()
    }

    /// When it is due, on the loop's clock.
    pub fn when(&self) -> Duration {
        self.when
    }
}

impl fmt::Debug for TimerHandle {
    /// `<TimerHandle when=1.500 created at t.rs:7>`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<TimerHandle when={:.3} {}>", self.when.as_secs_f64(), self.callback)
    }
}
