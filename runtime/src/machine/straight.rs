//! The machine of a function that awaits nothing.
//!
//! There is nothing to keep from one resume to the next, so its body is a closure, and an expansion needs no enum, frame or
//! step: the closure owns the arguments, and is called when the coroutine first runs.
//!
//! ```text
//! Coroutine::straight(|| &Code { … }, move || { let left = left; …body… })
//! ```

use super::state_machine::Pinned;
use super::{Cancelled, Code, Machine, Point, Saved, Signal, reused};
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A body that has not run yet, or where one was. `B` makes what the coroutine returns, `C` says what is known of the function.
pub struct Straight<B, C> {
    /// Holds the body while `runs_left` is 1.
    body: Saved<B>,
    /// 1, and 0 when it is closed: to count is to ask, too, in one instruction.
    runs_left: u8,
    code: C,
}

impl<B, C> Straight<B, C> {
    /// A machine that has not run yet.
    #[inline(always)]
    pub const fn new(code: C, body: B) -> Self {
        Straight { body: Saved::new(body), runs_left: 1, code }
    }

    #[inline(always)]
    fn is_closed(&self) -> bool {
        self.runs_left == 0
    }

    /// Takes the body out, and with it the arguments. If it unwinds, or if their drops do, the machine is closed.
    ///
    /// # Safety
    /// It is not closed.
    #[inline(always)]
    unsafe fn close(&mut self) -> B {
        self.runs_left = 0;
        // SAFETY: it was not closed, so the body is there, and is not asked for again.
        unsafe { self.body.take() }
    }
}

/// Runs the body, unless it is cancelled before.
#[inline(always)]
fn run<T>(body: impl FnOnce() -> T, signal: Signal) -> Poll<Result<T, Cancelled>> {
    if signal == Signal::Resume { Poll::Ready(Ok(body())) } else { Poll::Ready(Err(Cancelled)) }
}

// Never, as for `Held`.
impl<B, C> Unpin for Straight<B, C> where Pinned<B>: Unpin {}

impl<B, C, T> Machine for Straight<B, C>
where
    B: FnOnce() -> T,
    C: Fn() -> &'static Code,
{
    type Output = T;

    #[inline]
    fn resume(self: Pin<&mut Self>, _: &mut Context<'_>, signal: Signal) -> Poll<Result<T, Cancelled>> {
        // SAFETY: nothing in here is pinned before it runs, and then it is moved out.
        let this = unsafe { self.get_unchecked_mut() };
        let (left, was_closed) = this.runs_left.overflowing_sub(1);
        this.runs_left = left;
        if was_closed {
            this.runs_left = 0;
            reused();
        }
        // SAFETY: it was not closed, so the body is there; it is closed now.
        run(unsafe { this.body.take() }, signal)
    }

    #[inline]
    unsafe fn resume_live(self: Pin<&mut Self>, _: &mut Context<'_>, signal: Signal) -> Poll<Result<T, Cancelled>> {
        // SAFETY: as above; the caller says that it has not ended.
        run(unsafe { self.get_unchecked_mut().close() }, signal)
    }

    #[inline(always)]
    fn point(&self) -> Point {
        if self.is_closed() { Point::Closed } else { Point::Unresumed }
    }

    fn code(&self) -> &'static Code {
        (self.code)()
    }

    fn path(&self) -> &'static str {
        std::any::type_name::<B>()
    }

    #[inline(always)]
    fn ends_empty(&self) -> bool {
        true
    }
}

impl<B, C> Drop for Straight<B, C> {
    #[inline]
    fn drop(&mut self) {
        if mem::needs_drop::<B>() && !self.is_closed() {
            // SAFETY: it is not closed.
            drop(unsafe { self.close() });
        }
    }
}
