use super::core::{AnyTask, Outcome, TaskOf};
use super::header::TaskState;
use super::{Join, repr};
use crate::coroutine::{CoroutineState, QualName};
use crate::error::{CancelledError, InvalidStateError};
use crate::machine::{Code, Point};
use std::cell::Ref;
use std::error::Error;
use std::fmt;
use std::rc::Rc;

/// A task whose value is a `T`. It belongs to its loop: dropping the handle neither ends nor cancels it. Python's
/// `asyncio.Task`.
///
/// # Awaiting
/// gives the coroutine's value.
/// * A panic of the task goes on in who awaits it. If nobody does, it is logged when the last handle is gone.
/// * If the task was cancelled, a cancellation is raised in who awaits it, at that `.await`, as in Python. To look at
///   it instead, await [`join`](Self::join).
/// * If the awaiting task is cancelled, the request goes down to this one, and comes back up when it has ended; if it
///   ends with a value after all, its awaiter goes on with that. To let a task go on regardless, drop the handle and
///   wait for something else.
///
/// Awaiting `&mut task` leaves the handle, without the value.
#[must_use = "the task runs without its handle, but a panic of it is then only logged: await it, or `drop` it to say so"]
pub struct Task<T> {
    pub(super) core: Rc<dyn TaskOf<T>>,
}

/// A task of any type: for looking at it and cancelling it. `current_task` and `all_tasks` give these.
#[derive(Clone)]
pub struct TaskHandle(pub(crate) Rc<dyn AnyTask>);

/// Why there is no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskError {
    /// `Result is not set.`, or it has been taken by who awaited the task.
    InvalidState(InvalidStateError),
    /// The task was cancelled.
    Cancelled(CancelledError),
    /// The task panicked, with this text.
    Panicked(String),
}

impl fmt::Display for TaskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TaskError::InvalidState(error) => error.fmt(f),
            TaskError::Cancelled(error) => error.fmt(f),
            TaskError::Panicked(text) => f.write_str(text),
        }
    }
}
impl Error for TaskError {}

impl<T> Task<T> {
    pub(crate) fn new(core: Rc<impl TaskOf<T> + 'static>) -> Self {
        Task { core }
    }

    /// The value, if the task has returned one. Python's `result()`.
    ///
    /// ```
    /// let event_loop = asyncio::new_event_loop();
    /// let task = event_loop.create_task(asyncio::wrap_future(async { 100 }));
    /// assert_eq!(task.result().unwrap_err().to_string(), "Result is not set.");
    /// event_loop.run_until_complete(asyncio::wrap_future(asyncio::sleep(std::time::Duration::ZERO)));
    /// assert_eq!(*task.result().unwrap(), 100);
    /// event_loop.close();
    /// ```
    ///
    /// # Errors
    /// [`TaskError`]: not done, cancelled, or panicked; to have asked counts as having seen the panic.
    pub fn result(&self) -> Result<Ref<'_, T>, TaskError> {
        match self.core.header().state.get() {
            TaskState::Pending => Err(TaskError::InvalidState(InvalidStateError("Result is not set."))),
            TaskState::Cancelled => Err(TaskError::Cancelled(CancelledError)),
            TaskState::Panicked => {
                self.core.set_retrieved();
                Err(TaskError::Panicked(self.core.panic_text().unwrap_or_default()))
            }
            TaskState::Finished => self
                .core
                .value()
                .ok_or(TaskError::InvalidState(InvalidStateError("Result has been taken by who awaited the task."))),
        }
    }

    /// The panic's text, if the task has panicked. Python's `exception()`.
    ///
    /// # Errors
    /// `Exception is not set.` before it is done; [`CancelledError`] when it was cancelled.
    pub fn exception(&self) -> Result<Option<String>, TaskError> {
        match self.core.header().state.get() {
            TaskState::Pending => Err(TaskError::InvalidState(InvalidStateError("Exception is not set."))),
            TaskState::Cancelled => Err(TaskError::Cancelled(CancelledError)),
            TaskState::Finished => Ok(None),
            TaskState::Panicked => {
                self.core.set_retrieved();
                Ok(self.core.panic_text())
            }
        }
    }

    /// Waits for the end, and tells a cancellation of the task from a value. Python's
    /// `try: await task` … `except CancelledError`.
    ///
    /// ```
    /// use asyncio::{CancelledError, ensure_future, run};
    ///
    /// #[asyncio::coroutine]
    /// async fn main_() -> Result<(), CancelledError> {
    ///     let task = ensure_future(std::future::pending());
    ///     assert!(task.cancel());
    ///     asyncio::Task::join(task).await
    /// }
    ///
    /// assert_eq!(run(main_()), Err(CancelledError));
    /// ```
    ///
    /// If the awaiting task itself is cancelled meanwhile, this task is too, and the cancellation passes on through the
    /// awaiter when it has ended.
    pub fn join(self) -> Join<T> {
        Join { task: self, cancelled: false }
    }

    /// A handle for looking at the task and cancelling it.
    pub fn handle(&self) -> TaskHandle {
        TaskHandle(self.core.clone())
    }

    pub(super) fn take_outcome(&self) -> Outcome<T> {
        self.core.take_outcome().expect("a task's value can be awaited only once")
    }
}

/// What both kinds of handle can do.
macro_rules! common {
    ($task:ident => $any:expr) => {
        /// `Task-1`, or the name it was given. Python's `get_name()`.
        pub fn name(&self) -> String {
            let $task = self;
            $any.header().name()
        }

        /// Gives it a name. Python's `set_name()`.
        pub fn set_name(&self, name: impl Into<String>) {
            let $task = self;
            *$any.header().name.borrow_mut() = Some(name.into());
        }

        /// Whether it has returned, panicked, or been cancelled.
        pub fn done(&self) -> bool {
            let $task = self;
            $any.header().done()
        }

        /// Whether it ended by a cancellation.
        pub fn cancelled(&self) -> bool {
            let $task = self;
            $any.header().state.get() == TaskState::Cancelled
        }

        /// Asks the task to stop: at its next resume, in the next pass, a cancellation is raised where it is suspended.
        /// Before its start, the body never runs. `false` if it is done.
        pub fn cancel(&self) -> bool {
            let $task = self;
            $any.cancel()
        }

        /// How often it was asked to stop, less what was taken back. Python's `cancelling()`.
        pub fn cancelling(&self) -> u32 {
            let $task = self;
            $any.header().cancel_requests.get()
        }

        /// Takes one request back, and says how many are left; with the last, a cancellation that has not been
        /// delivered yet is taken back too. Python's `uncancel()`.
        pub fn uncancel(&self) -> u32 {
            let $task = self;
            $any.header().uncancel()
        }

        /// What is known of its coroutine function. Python's `get_coro().cr_code`.
        pub fn code(&self) -> &'static Code {
            let $task = self;
            $any.header().code
        }

        /// Its coroutine function's name with its type.
        pub fn qualname(&self) -> QualName {
            let $task = self;
            QualName::new($any.header().path, $any.header().code)
        }

        /// What its coroutine is doing.
        pub fn coroutine_state(&self) -> CoroutineState {
            self.point().map_or(CoroutineState::Running, CoroutineState::from)
        }

        /// Where its coroutine stands; `None` while it runs.
        pub fn point(&self) -> Option<Point> {
            let $task = self;
            $any.point()
        }
    };
}

impl<T> Task<T> {
    common!(task => task.core);
}

impl TaskHandle {
    common!(task => task.0);
}

impl PartialEq for TaskHandle {
    /// Whether they are the same task.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
impl Eq for TaskHandle {}

impl<T> fmt::Debug for Task<T> {
    /// `<Task pending name='Task-1' coro=<main() running at t.rs:3>>`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&repr::of(&*self.handle().0))
    }
}

impl fmt::Debug for TaskHandle {
    /// `<Task pending name='Task-1' coro=<main() running at t.rs:3>>`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&repr::of(&*self.0))
    }
}
