//! The warning for a coroutine that is dropped before anything has run.

use super::QualName;
use crate::warnings::{self, Warning};
use std::panic::Location;

/// Where a coroutine function was called. Kept in debug builds; in release objects it takes no room.
#[derive(Clone, Copy)]
pub(super) struct CallSite {
    #[cfg(debug_assertions)]
    location: &'static Location<'static>,
}

impl CallSite {
    #[inline(always)]
    #[track_caller]
    pub(super) fn here() -> Self {
        CallSite {
            #[cfg(debug_assertions)]
            location: Location::caller(),
        }
    }

    #[cfg(debug_assertions)]
    fn location(self) -> Option<&'static Location<'static>> {
        Some(self.location)
    }

    #[cfg(not(debug_assertions))]
    fn location(self) -> Option<&'static Location<'static>> {
        None
    }
}

#[cold]
#[inline(never)]
pub(super) fn warn(qualname: QualName, call_site: CallSite) {
    let call_site = if thread_is_ending() { None } else { call_site.location() };
    warnings::warn(Warning::runtime(format!("coroutine '{qualname}' was never awaited"), call_site));
}

struct Alive;
impl Drop for Alive {
    fn drop(&mut self) {}
}
thread_local!(static ALIVE: Alive = const { Alive });

/// Thread-locals are dropped in the reverse order of their first use. Those that were in use before this is called
/// are dropped after `ALIVE`, which is how a coroutine finds itself in a variable that outlives the program.
pub(super) fn note_thread_is_alive() {
    let _ = ALIVE.try_with(|_| ());
}

fn thread_is_ending() -> bool {
    ALIVE.try_with(|_| ()).is_err()
}
