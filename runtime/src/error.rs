//! Python's exceptions that are values here. Those that report a mistake in the program are panics, with Python's text.

use std::error::Error;
use std::fmt;

/// A task was cancelled. Python's `asyncio.CancelledError`.
///
/// Inside coroutines a cancellation is not a value, so no `?` and no `match` can lose it; this is what is seen from
/// outside, by those who ask for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CancelledError;

impl fmt::Display for CancelledError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CancelledError")
    }
}
impl Error for CancelledError {}

/// The operation is not allowed in this state, as Python says it. Python's `asyncio.InvalidStateError`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidStateError(pub(crate) &'static str);

impl fmt::Display for InvalidStateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
impl Error for InvalidStateError {}
