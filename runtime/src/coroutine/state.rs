use crate::machine::Point;
use std::fmt;

/// What a coroutine is doing. Printed with Python's names. Python's `inspect.getcoroutinestate`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CoroutineState {
    /// Nothing has run yet: `CORO_CREATED`.
    Created,
    /// It is on the call stack: `CORO_RUNNING`. Only a task's coroutine can be seen so; an object of your own cannot
    /// be looked at while it runs.
    Running,
    /// It waits at an `.await`: `CORO_SUSPENDED`.
    Suspended,
    /// It has returned, panicked, or was cancelled or closed: `CORO_CLOSED`.
    Closed,
}

impl From<Point> for CoroutineState {
    fn from(point: Point) -> Self {
        match point {
            Point::Unresumed => CoroutineState::Created,
            Point::Suspended(_) => CoroutineState::Suspended,
            Point::Closed => CoroutineState::Closed,
        }
    }
}

impl fmt::Display for CoroutineState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            CoroutineState::Created => "CORO_CREATED",
            CoroutineState::Running => "CORO_RUNNING",
            CoroutineState::Suspended => "CORO_SUSPENDED",
            CoroutineState::Closed => "CORO_CLOSED",
        })
    }
}

/// What stepping a coroutine by hand came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Sent<T> {
    /// It is suspended and can be sent to again.
    Yielded,
    /// It has returned. Python raises `StopIteration(value)`.
    Returned(T),
}
