//! Waiting for several things at once.
//!
//! | file       | what                                                           |
//! |------------|----------------------------------------------------------------|
//! | `slot`     | one child: awaited, done, or handed over                       |
//! | `children` | all of them: a tuple, an array, a `Vec`, an iterator           |
//! | `future`   | the gather itself                                              |
//! | `woken`    | which of them has been woken, in the order of the wakes        |

#[allow(unsafe_code)] // pin projection
mod children;
#[allow(unsafe_code)] // pin projection
mod future;
#[allow(unsafe_code)] // a child is pinned in its slot, and dropped there
mod slot;
mod woken;

pub use children::{Awaitables, Children, Many};
pub use future::Gather;
pub use slot::Slot;

/// Awaits all of `awaitables` at the same time, and gives their values in the order in which they stand, whichever is
/// done first. Takes a tuple, an array, a `Vec`, or an iterator made by `map`. Python's `asyncio.gather()`.
///
/// Takes coroutines, tasks and the like. Any other future has to be wrapped by `wrap_future`, or to be gathered by
/// [`gather!`](crate::gather!).
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
/// async fn main_() -> Vec<i64> {
///     asyncio::gather((1..4).map(square)).await // one millisecond, not three
/// }
///
/// assert_eq!(asyncio::run(main_()), [1, 4, 9]);
/// ```
///
/// # Differences from Python's
/// The children run as parts of the task that awaits them, so they may borrow from it and need no loop: `gather` runs
/// on any executor. Each is resumed only when it has been woken, in the order of the wakes. Wrap one in `create_task`
/// for it to be a task of its own.
///
/// # Panics
/// With the first child's panic; the other children are dropped. (Tasks among them go on.)
///
/// # Cancellation
/// goes down into each child, and the gather ends when all of them have. Of the children of [`gather!`](crate::gather!), and
/// of those in `wrap_future`, one that is neither a coroutine nor a task is dropped.
pub fn gather<A: Awaitables>(awaitables: A) -> Gather<A::Children> {
    Gather::of(awaitables.into_children())
}

/// [`gather`](crate::gather()) of what stands between the brackets, at most twelve.
///
/// ```
/// #[asyncio::coroutine]
/// async fn square(number: i64) -> i64 {
///     number * number
/// }
///
/// #[asyncio::coroutine]
/// async fn main_() -> i64 {
///     let (x, y) = asyncio::gather!(square(10), square(5)).await;
///     x + y
/// }
///
/// assert_eq!(asyncio::run(main_()), 125);
/// ```
#[macro_export]
macro_rules! gather {
    ($($awaitable:expr),* $(,)?) => {
        $crate::private::Gather::of(($(
            match $awaitable {
                awaited => {
                    #[allow(unused_imports)] // which of the two is needed, the type decides
                    use $crate::private::{AwaitForeign as _, AwaitNothing as _};
                    $crate::private::Slot::new($crate::private::Awaited(awaited).awaiting())
                }
            },
        )*))
    };
}
