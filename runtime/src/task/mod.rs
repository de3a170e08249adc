//! Tasks: coroutines that run beside each other on a loop.
//!
//! | state     | left by                                                                             |
//! |-----------|-------------------------------------------------------------------------------------|
//! | Pending   | [`Core::step`]: the coroutine returned, let a cancellation through, or panicked     |
//! | Finished  | never; the value may be taken by who awaits the task                                |
//! | Cancelled | never                                                                               |
//! | Panicked  | never; the panic is passed on to who awaits the task, or logged when nobody does    |

mod awaiting;
#[allow(unsafe_code)] // the coroutine is pinned in its task
mod core;
mod current;
mod handle;
mod header;
#[allow(unsafe_code)] // a task that is not `'static`
mod lent;
mod repr;
#[allow(unsafe_code)] // pin projection
mod wrapped;

pub(crate) use self::core::{AnyTask, Core, Outcome};
pub use awaiting::Join;
pub(crate) use current::raise_in_current_task;
pub use current::{all_tasks, current_task};
pub use handle::{Task, TaskError, TaskHandle};
pub(crate) use lent::run_as_task;
pub use wrapped::{WrappedFuture, wrap_future};

use crate::event_loop::running;
use crate::machine::Machine;
use std::future::IntoFuture;
use std::panic::Location;

/// Makes the coroutine a task of the running loop: it starts in the next pass, and goes on whether or not its handle is
/// kept. Python's `asyncio.create_task()`.
///
/// Takes coroutines, as Python does; for any other future there is [`ensure_future`].
///
/// ```
/// use std::time::Duration;
///
/// #[asyncio::coroutine]
/// async fn square(number: i64) -> i64 {
///     asyncio::sleep(Duration::from_millis(1)).await;
///     number * number
/// }
///
/// #[asyncio::coroutine]
/// async fn main_() -> i64 {
///     let one = asyncio::create_task(square(10));
///     let two = asyncio::create_task(square(5)); // both sleep at the same time
///     one.await + two.await
/// }
///
/// assert_eq!(asyncio::run(main_()), 125);
/// ```
///
/// # Panics
/// `no running event loop`.
#[track_caller]
pub fn create_task<M, T>(coroutine: M) -> Task<T>
where
    M: Machine<Output = T> + 'static,
    T: 'static,
{
    Task::new(running::expect().spawn(coroutine, Location::caller()))
}

/// Makes any future a task of the running loop. Python's `asyncio.ensure_future()`.
///
/// ```
/// #[asyncio::coroutine]
/// async fn main_() -> i64 {
///     asyncio::ensure_future(async { 100 }).await
/// }
///
/// assert_eq!(asyncio::run(main_()), 100);
/// ```
///
/// Cancelling the task drops the future. Give coroutines to [`create_task`], where a cancellation goes down into them.
///
/// # Panics
/// `no running event loop`.
#[track_caller]
pub fn ensure_future<F>(future: F) -> Task<F::Output>
where
    F: IntoFuture<IntoFuture: 'static>,
    F::Output: 'static,
{
    create_task(wrap_future(future))
}
