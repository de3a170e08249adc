//! `run`: a loop for one coroutine, from its making to its closing.

use crate::event_loop::{EventLoop, running};
use crate::machine::Machine;
use crate::task::{Outcome, TaskHandle};
use std::fmt;
use std::panic::{Location, resume_unwind};

/// Runs a coroutine on a loop of its own, and returns its value. The main entry of a program. Python's `asyncio.run()`.
///
/// On the way out, whether by a value or by a panic, the tasks that are left are cancelled and run until they have
/// ended, and the loop is closed.
///
/// ```
/// #[asyncio::coroutine]
/// async fn square(number: i64) -> i64 {
///     number * number
/// }
///
/// assert_eq!(asyncio::run(square(10)), 100);
/// ```
///
/// # Panics
/// With the coroutine's own panic. `CancelledError` when the main task was cancelled. `asyncio.run() cannot be called
/// from a running event loop`.
#[track_caller]
pub fn run<M, T>(main: M) -> T
where
    M: Machine<Output = T>,
{
    run_debug(main, false)
}

/// [`run`], in debug mode or not. Python's `asyncio.run(main, debug=True)`.
///
/// # Panics
/// As [`run`].
#[track_caller]
pub fn run_debug<M, T>(main: M, debug: bool) -> T
where
    M: Machine<Output = T>,
{
    assert!(running::get().is_none(), "asyncio.run() cannot be called from a running event loop");
    Runner::new().debug(debug).run(main)
}

/// Runs several coroutines one after the other on the same loop. The loop is made when it is first needed; dropping the
/// runner cleans up as [`run`] does. Python's `asyncio.Runner`.
///
/// ```
/// use asyncio::Runner;
///
/// #[asyncio::coroutine]
/// async fn square(number: i64) -> i64 {
///     number * number
/// }
///
/// let mut runner = Runner::new();
/// assert_eq!(runner.run(square(10)), 100);
/// assert_eq!(runner.run(square(5)), 25);
/// runner.close();
/// ```
#[derive(Default)]
pub struct Runner {
    debug: Option<bool>,
    loop_factory: Option<Box<dyn FnOnce() -> EventLoop>>,
    event_loop: Option<EventLoop>,
    closed: bool,
}

impl Runner {
    /// A runner whose loop is not made yet.
    pub fn new() -> Self {
        Runner::default()
    }

    /// Sets the loop's debug mode.
    #[must_use]
    pub fn debug(mut self, debug: bool) -> Self {
        self.debug = Some(debug);
        self
    }

    /// How the loop is made, when it is.
    #[must_use]
    pub fn loop_factory(mut self, loop_factory: impl FnOnce() -> EventLoop + 'static) -> Self {
        self.loop_factory = Some(Box::new(loop_factory));
        self
    }

    /// The loop.
    ///
    /// # Panics
    /// `Runner is closed`.
    #[track_caller]
    pub fn get_loop(&mut self) -> EventLoop {
        assert!(!self.closed, "Runner is closed");
        if let Some(event_loop) = &self.event_loop {
            return event_loop.clone();
        }
        let event_loop = self.loop_factory.take().map_or_else(EventLoop::new, |make| make());
        if let Some(debug) = self.debug {
            event_loop.set_debug(debug);
        }
        self.event_loop.insert(event_loop).clone()
    }

    /// Runs a coroutine until it is done. Tasks that are left then wait for the next run.
    ///
    /// # Panics
    /// With the coroutine's own panic. `CancelledError` when its task was cancelled. `Runner.run() cannot be called
    /// from a running event loop`, `Runner is closed`.
    #[track_caller]
    pub fn run<M, T>(&mut self, main: M) -> T
    where
        M: Machine<Output = T>,
    {
        assert!(running::get().is_none(), "Runner.run() cannot be called from a running event loop");
        match self.get_loop().run_main(main, Location::caller()) {
            Outcome::Returned(output) => output,
            Outcome::Panicked(panic) => resume_unwind(panic.payload),
            Outcome::Cancelled => panic!("CancelledError"),
        }
    }

    /// Cancels the tasks that are left, runs them until they have ended, and closes the loop. While another loop runs on
    /// this thread, the tasks cannot run: they are dropped and logged then, as by [`EventLoop::close`].
    pub fn close(&mut self) {
        if std::mem::replace(&mut self.closed, true) {
            return;
        }
        let Some(event_loop) = self.event_loop.take() else { return };
        if event_loop.is_closed() {
            return;
        }
        if running::get().is_none() {
            cancel_all_tasks(&event_loop);
            event_loop.run_passes(PASSES_OF_SHUTDOWN);
        }
        event_loop.close();
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        self.close();
    }
}

impl fmt::Debug for Runner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Runner").field("event_loop", &self.event_loop).field("closed", &self.closed).finish()
    }
}

/// Python runs its loop twice more before it closes it, for `shutdown_asyncgens` and `shutdown_default_executor`, two passes
/// each. Here is neither, but what was made ready last is called in these passes.
const PASSES_OF_SHUTDOWN: usize = 4;

/// Python gathers the tasks: that the last of them has ended reaches the gather, and then the loop, in a pass each.
const PASSES_OF_GATHER: usize = 2;

fn cancel_all_tasks(event_loop: &EventLoop) {
    let tasks: Vec<TaskHandle> = event_loop.unfinished_tasks();
    if tasks.is_empty() {
        return;
    }
    for task in &tasks {
        task.cancel();
    }
    event_loop.run_until_done(&tasks);
    event_loop.run_passes(PASSES_OF_GATHER);
}
