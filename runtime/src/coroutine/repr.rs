use super::Coroutine;
use crate::machine::Machine;
use std::fmt;

impl<M: Machine> fmt::Display for Coroutine<M> {
    /// `<coroutine object square at 0x7f…>`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::never_awaited::note_thread_is_alive();
        write!(f, "<coroutine object {} at {:p}>", self.qualname(), self)
    }
}

impl<M: Machine> fmt::Debug for Coroutine<M> {
    /// As [`Display`](fmt::Display).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
