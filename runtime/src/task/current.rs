//! Which task runs, and which there are.

use super::core::AnyTask;
use super::handle::TaskHandle;
use super::header::Header;
use super::repr;
use crate::event_loop::{LoopState, running};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

thread_local!(static CURRENT: RefCell<Option<Rc<dyn AnyTask>>> = const { RefCell::new(None) });

/// The task that runs, or `None` in a callback. Python's `asyncio.current_task()`.
///
/// # Panics
/// `no running event loop`.
#[track_caller]
pub fn current_task() -> Option<TaskHandle> {
    running::expect();
    get().map(TaskHandle)
}

/// The running loop's tasks that are not done, in no particular order. Python's `asyncio.all_tasks()`.
///
/// # Panics
/// `no running event loop`.
#[track_caller]
pub fn all_tasks() -> Vec<TaskHandle> {
    running::expect().unfinished_tasks().into_iter().map(TaskHandle).collect()
}

pub(super) fn get() -> Option<Rc<dyn AnyTask>> {
    CURRENT.try_with(|current| current.borrow().clone()).ok().flatten()
}

/// Has the current task resume its coroutine with a cancellation, in this same step. `false` if there is none.
pub(crate) fn raise_in_current_task() -> bool {
    let current = get();
    if let Some(task) = &current {
        task.header().child_was_cancelled.set(true);
    }
    current.is_some()
}

/// Makes a task the current one until the guard is dropped.
pub(super) fn enter(task: Rc<dyn AnyTask>) -> Entered {
    Entered(CURRENT.with_borrow_mut(|current| current.replace(task)))
}

/// Remembers the task before: a step may drop, and so end, a whole loop of its own.
pub(super) struct Entered(Option<Rc<dyn AnyTask>>);

impl Drop for Entered {
    fn drop(&mut self) {
        let task = CURRENT.with_borrow_mut(|current| std::mem::replace(current, self.0.take()));
        drop(task);
    }
}

/// The time of a step, which debug mode takes.
pub(super) struct Watch {
    event_loop: Rc<LoopState>,
    started: Duration,
}

impl Watch {
    pub(super) fn start_if_debug(header: &Header) -> Option<Self> {
        let event_loop = header.event_loop.upgrade().filter(|event_loop| event_loop.debug.get())?;
        let started = event_loop.clock.now();
        Some(Watch { event_loop, started })
    }

    pub(super) fn stop(self, task: &dyn AnyTask) {
        self.event_loop.report_if_slow(self.started, || repr::of(task));
    }
}
