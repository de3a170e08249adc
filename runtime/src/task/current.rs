//! Which task runs, and which there are.

use super::core::AnyTask;
use super::handle::TaskHandle;
use super::header::Header;
use super::repr;
use crate::event_loop::{LoopState, TaskId, running};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

// The current task's name: setting it costs next to nothing at each step.
thread_local!(static CURRENT: Cell<TaskId> = const { Cell::new(TaskId::NOBODY) });

/// The task that runs, or `None` in a callback. Python's `asyncio.current_task()`.
///
/// ```
/// #[asyncio::coroutine]
/// async fn main_() -> String {
///     asyncio::current_task().expect("a coroutine runs in a task").name()
/// }
///
/// assert_eq!(asyncio::run(main_()), "Task-1");
/// ```
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
/// ```
/// #[asyncio::coroutine]
/// async fn main_() -> usize {
///     drop(asyncio::ensure_future(std::future::pending::<()>()));
///     asyncio::all_tasks().len()
/// }
///
/// assert_eq!(asyncio::run(main_()), 2);
/// ```
///
/// # Panics
/// `no running event loop`.
#[track_caller]
pub fn all_tasks() -> Vec<TaskHandle> {
    running::expect().unfinished_tasks().into_iter().map(TaskHandle).collect()
}

pub(super) fn get() -> Option<Rc<dyn AnyTask>> {
    running::get()?.task(CURRENT.get())
}

/// Whether this task runs.
pub(super) fn is(header: &Header) -> bool {
    CURRENT.get() == header.id && running::is(&header.event_loop)
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
pub(super) fn enter(header: &Header) -> Entered {
    CURRENT.set(header.id);
    Entered
}

pub(super) struct Entered;

impl Drop for Entered {
    fn drop(&mut self) {
        CURRENT.set(TaskId::NOBODY);
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
