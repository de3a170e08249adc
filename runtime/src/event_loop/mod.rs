//! The event loop. [`pass`] is the loop itself; the rest is what it works on.
//!
//! | file          | what                                                       |
//! |---------------|------------------------------------------------------------|
//! | `pass`        | one pass, and one after another                            |
//! | `state`       | what a loop has; how tasks come and go                     |
//! | `ready_queue` | what runs in this pass or the next                         |
//! | `timers`      | what is due later                                          |
//! | `tasks`       | the tasks that are not done                                |
//! | `waker`       | how a task is named by who wakes it                        |
//! | `mailbox`     | what other threads send, and how they wake the loop        |
//! | `running`     | which loop runs on this thread                             |
//! | `callback`    | functions that the loop is asked to call                   |

mod callback;
mod mailbox;
mod pass;
mod ready_queue;
pub(crate) mod running;
mod state;
mod tasks;
mod timers;
#[allow(unsafe_code)] // makes wakers out of words
mod waker;

pub use callback::{Handle, TimerHandle};
pub(crate) use state::{LoopState, WeakLoop};
pub(crate) use timers::{Alarm, TimerKey};
pub(crate) use waker::TaskId;

use crate::clock::{Clock, ManualClock};
use crate::machine::Machine;
use crate::task::{Outcome, Task, TaskHandle, run_as_task};
use callback::Callback;
use std::fmt;
use std::panic::{Location, resume_unwind};
use std::rc::Rc;
use std::time::Duration;

/// A single-threaded event loop. A handle: clones are the same loop. Python's `asyncio.AbstractEventLoop`.
///
/// Most programs never name it: [`run`](crate::run) makes one and closes it. The older way:
///
/// ```
/// #[asyncio::coroutine]
/// async fn square(number: i64) -> i64 {
///     number * number
/// }
///
/// let event_loop = asyncio::new_event_loop();
/// assert_eq!(event_loop.run_until_complete(square(10)), 100);
/// event_loop.close();
/// ```
#[derive(Clone)]
pub struct EventLoop {
    state: Rc<LoopState>,
}

/// Makes a loop. Python's `asyncio.new_event_loop()`.
pub fn new_event_loop() -> EventLoop {
    EventLoop::new()
}

/// The loop that runs the current task or callback. Python's `asyncio.get_running_loop()`.
///
/// ```
/// #[asyncio::coroutine]
/// async fn main_() -> bool {
///     asyncio::get_running_loop().is_running()
/// }
///
/// assert!(asyncio::run(main_()));
/// ```
///
/// # Panics
/// `no running event loop`.
#[track_caller]
pub fn get_running_loop() -> EventLoop {
    EventLoop { state: running::expect() }
}

impl EventLoop {
    /// A loop that does not run yet.
    pub fn new() -> Self {
        EventLoop { state: LoopState::new(Clock::monotonic()) }
    }

    /// A loop whose time is told by `clock`, for tests that do not sleep.
    pub fn with_clock(clock: ManualClock) -> Self {
        EventLoop { state: LoopState::new(Clock::Manual(clock)) }
    }

    /// Runs a coroutine as a task, and the loop until it is done. It may borrow from its caller. Other tasks stay where they are then, for the next
    /// run. Python's `loop.run_until_complete()`.
    ///
    /// # Panics
    /// With the coroutine's own panic. `CancelledError` when its task was cancelled. `Event loop is closed`, `This
    /// event loop is already running`, `Cannot run the event loop while another loop is running`; and `Event loop
    /// stopped before Future completed.` when somebody calls [`stop`](Self::stop).
    #[track_caller]
    pub fn run_until_complete<M, T>(&self, main: M) -> T
    where
        M: Machine<Output = T>,
    {
        match self.run_main(main, Location::caller()) {
            Outcome::Returned(output) => output,
            Outcome::Panicked(panic) => resume_unwind(panic.payload),
            Outcome::Cancelled => panic!("CancelledError"),
        }
    }

    #[track_caller]
    pub(crate) fn run_main<M: Machine>(&self, main: M, called_at: &'static Location<'static>) -> Outcome<M::Output> {
        self.check_can_run();
        match run_as_task(&self.state, main, called_at, || pass::run_forever(&self.state)) {
            Some(outcome) => outcome,
            None => panic!("Event loop stopped before Future completed."),
        }
    }

    /// Runs until [`stop`](Self::stop). Python's `loop.run_forever()`.
    ///
    /// # Panics
    /// `Event loop is closed`, `This event loop is already running`, `Cannot run the event loop while another loop is
    /// running`.
    #[track_caller]
    pub fn run_forever(&self) {
        self.check_can_run();
        pass::run_forever(&self.state);
    }

    /// Ends the run after the current pass. Python's `loop.stop()`.
    pub fn stop(&self) {
        self.state.stopping.set(true);
    }

    /// Runs until these tasks are done.
    pub(crate) fn run_until_done(&self, tasks: &[TaskHandle]) {
        while tasks.iter().any(|task| !task.done()) {
            self.run_passes(1);
        }
    }

    /// So many passes, and what becomes ready in the last one waits for the next run.
    pub(crate) fn run_passes(&self, passes: usize) {
        for _ in 0..passes {
            self.state.ready.push(ready_queue::Ready::Stop);
            pass::run_forever(&self.state);
        }
    }

    /// Makes a task, which starts when the loop runs. Python's `loop.create_task()`.
    ///
    /// # Panics
    /// `Event loop is closed`.
    #[track_caller]
    pub fn create_task<M, T>(&self, coroutine: M) -> Task<T>
    where
        M: Machine<Output = T> + 'static,
        T: 'static,
    {
        Task::new(self.state.spawn(coroutine, Location::caller()))
    }

    /// Calls `callback` in the next pass, after what is ready already. Python's `loop.call_soon()`.
    ///
    /// A panic of the callback is logged, and the loop goes on.
    ///
    /// ```
    /// let event_loop = asyncio::new_event_loop();
    /// let stopping = event_loop.clone();
    /// event_loop.call_soon(move || stopping.stop());
    /// event_loop.run_forever();
    /// event_loop.close();
    /// ```
    ///
    /// # Panics
    /// `Event loop is closed`.
    #[track_caller]
    pub fn call_soon(&self, callback: impl FnOnce() + 'static) -> Handle {
        let callback = Callback::new(callback, Location::caller());
        self.state.call_soon(callback.clone());
        Handle { callback }
    }

    /// Calls `callback` when `delay` has passed. Python's `loop.call_later()`.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// let event_loop = asyncio::new_event_loop();
    /// let stopping = event_loop.clone();
    /// event_loop.call_later(Duration::from_millis(1), move || stopping.stop());
    /// event_loop.run_forever();
    /// event_loop.close();
    /// ```
    ///
    /// # Panics
    /// `Event loop is closed`.
    #[track_caller]
    pub fn call_later(&self, delay: Duration, callback: impl FnOnce() + 'static) -> TimerHandle {
        self.call_at(self.time().saturating_add(delay), callback)
    }

    /// Calls `callback` at a moment of the loop's [`time`](Self::time). Python's `loop.call_at()`.
    ///
    /// # Panics
    /// `Event loop is closed`.
    #[track_caller]
    pub fn call_at(&self, when: Duration, callback: impl FnOnce() + 'static) -> TimerHandle {
        self.state.check_open();
        let callback = Callback::new(callback, Location::caller());
        let timer = self.state.timers.set(when, Alarm::Call(callback.clone()));
        TimerHandle { callback, when, timer, event_loop: Rc::downgrade(&self.state) }
    }

    /// The loop's time, counted from a moment of its own. Python's `loop.time()`.
    pub fn time(&self) -> Duration {
        self.state.clock.now()
    }

    /// Whether it runs.
    pub fn is_running(&self) -> bool {
        self.state.running.get()
    }

    /// Whether it is closed.
    pub fn is_closed(&self) -> bool {
        self.state.closed.get()
    }

    /// Whether debug mode is on.
    pub fn get_debug(&self) -> bool {
        self.state.debug.get()
    }

    /// Switches debug mode: steps that take too long are logged, and tasks say where they were created.
    pub fn set_debug(&self, debug: bool) {
        self.state.debug.set(debug);
    }

    /// From how long on debug mode calls a step slow: 100 ms. Python's `loop.slow_callback_duration`.
    pub fn set_slow_callback_duration(&self, duration: Duration) {
        self.state.slow_callback_duration.set(duration);
    }

    /// Closes the loop and drops what is left: a task that is still pending is logged, and its coroutine dropped where
    /// it stands. Does nothing when it is closed already. Python's `loop.close()`.
    ///
    /// A loop is also closed when its last handle is dropped.
    ///
    /// # Panics
    /// `Cannot close a running event loop`.
    #[track_caller]
    pub fn close(&self) {
        assert!(!self.is_running(), "Cannot close a running event loop");
        self.state.close();
    }

    #[track_caller]
    fn check_can_run(&self) {
        self.state.check_open();
        assert!(!self.is_running(), "This event loop is already running");
        assert!(running::get().is_none(), "Cannot run the event loop while another loop is running");
    }

    pub(crate) fn unfinished_tasks(&self) -> Vec<TaskHandle> {
        self.state.unfinished_tasks().into_iter().map(TaskHandle).collect()
    }
}

impl Default for EventLoop {
    fn default() -> Self {
        EventLoop::new()
    }
}

impl fmt::Debug for EventLoop {
    /// `<EventLoop running=True closed=False debug=False>`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let python = |value| if value { "True" } else { "False" };
        let (running, closed, debug) = (python(self.is_running()), python(self.is_closed()), python(self.get_debug()));
        write!(f, "<EventLoop running={running} closed={closed} debug={debug}>")
    }
}
