//! The coroutine object: what calling a coroutine function gives, before, while and after it runs.
//!
//! It is its machine and nothing more; in debug builds it also keeps where it was called, for the warning.

mod never_awaited;
mod qualname;
mod recursion;
mod repr;
mod resume;
mod state;
mod unmade;

pub use qualname::QualName;
pub use recursion::{
    Boxed, Called, CalledBy, CalledOther, Erased, Function, OfAnother, OfSelf, SelfOf, WhoseOther, WhoseSelf, asked_now,
};
pub use resume::Resume;
pub(crate) use resume::poll;
pub use state::{CoroutineState, Sent};
pub use unmade::{Unmade, unmade, unmade_tied};

use crate::error::CancelledError;
use crate::machine::{Ask, Cancelled, Code, Machine, Point, Request, Signal, StateMachine, Straight, Tied};
use never_awaited::CallSite;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// What calling a coroutine function returns. Nothing of it has run yet: it runs when it is awaited, or when a loop
/// is given it. Python's coroutine object.
///
/// It is an ordinary [`Future`], `Send` when its contents are, so any executor can run it. Inside another coroutine it
/// is resumed directly, and a cancellation is handed down to it.
///
/// ```
/// #[asyncio::coroutine]
/// async fn square(number: i64) -> i64 {
///     number * number
/// }
///
/// let coroutine = square(10);
/// assert!(coroutine.to_string().starts_with("<coroutine object square at 0x"));
/// assert_eq!(coroutine.state().to_string(), "CORO_CREATED");
/// # drop(Box::pin(coroutine).as_mut().send());
/// ```
///
/// Dropping one that was never awaited prints Python's warning; see [`warnings`](crate::warnings). Dropping one that
/// is suspended drops its locals, in the order in which a function that returns there would.
///
/// # Panics
/// Awaiting one that has finished: `cannot reuse already awaited coroutine`.
#[must_use = "coroutine was never awaited: write `.await`, or hand it to `asyncio_run!` or `create_task`"]
pub struct Coroutine<M: Machine> {
    machine: M,
    call_site: CallSite,
}

impl<F, T> Coroutine<StateMachine<F, T>>
where
    F: Fn(Request, Ask) -> Poll<Result<T, Cancelled>>,
{
    #[doc(hidden)]
    #[inline(always)]
    #[track_caller]
    pub fn new(step: F) -> Self {
        Coroutine { machine: StateMachine::new(step), call_site: CallSite::here() }
    }
}

impl<F, T, B> Coroutine<Tied<StateMachine<F, T>, B>>
where
    F: Fn(Request, Ask) -> Poll<Result<T, Cancelled>>,
{
    #[doc(hidden)]
    #[inline(always)]
    #[track_caller]
    pub fn new(step: F) -> Self {
        Coroutine { machine: Tied::new(StateMachine::new(step)), call_site: CallSite::here() }
    }
}

impl<B, C, T> Coroutine<Straight<B, C>>
where
    B: FnOnce() -> T,
    C: Fn() -> &'static Code,
{
    #[doc(hidden)]
    #[inline(always)]
    #[track_caller]
    pub fn straight(code: C, body: B) -> Self {
        Coroutine { machine: Straight::new(code, body), call_site: CallSite::here() }
    }
}

impl<M: Machine> Coroutine<M> {
    /// What the macro knows of the function. Python's `cr_code`.
    pub fn code(&self) -> &'static Code {
        self.machine.code()
    }

    /// Where it stands: at which of `code().awaits()`, or before or after them all.
    pub fn point(&self) -> Point {
        self.machine.point()
    }

    /// Whether it has yet to start, is suspended, or has ended. Python's `inspect.getcoroutinestate`.
    pub fn state(&self) -> CoroutineState {
        CoroutineState::from(self.point())
    }

    /// The function's name. Python's `__name__`.
    pub fn name(&self) -> &'static str {
        self.code().name
    }

    /// The function's name with its type in front if it is a method: `square`, `A.m`. Python's `__qualname__`.
    pub fn qualname(&self) -> QualName {
        QualName::new(self.machine.path(), self.code())
    }

    /// The file that defines the function, as rustc was given it.
    pub fn file(&self) -> &'static str {
        self.code().file
    }

    /// The line that defines the function, from 1.
    pub fn line(&self) -> u32 {
        self.code().line
    }

    /// Runs to the next suspension point or to the end, as nobody's task. Python's `coro.send(None)`.
    ///
    /// What it waits for is polled with a waker that wakes nobody: whoever steps a coroutine by hand decides when to
    /// go on.
    ///
    /// ```
    /// use asyncio::Sent;
    /// use std::pin::pin;
    ///
    /// # #[asyncio::coroutine]
    /// # async fn square(number: i64) -> i64 {
    /// #     number * number
    /// # }
    /// let mut coroutine = pin!(square(10));
    /// assert_eq!(coroutine.as_mut().send(), Sent::Returned(100));
    /// ```
    ///
    /// # Panics
    /// `cannot reuse already awaited coroutine` when it has ended; `CancelledError` when it awaits a task that was
    /// cancelled.
    pub fn send(self: Pin<&mut Self>) -> Sent<M::Output> {
        match self.resume(&mut Context::from_waker(Waker::noop()), Signal::Resume) {
            Poll::Pending => Sent::Yielded,
            Poll::Ready(Ok(output)) => Sent::Returned(output),
            Poll::Ready(Err(Cancelled)) => panic!("CancelledError"),
        }
    }

    /// Raises a cancellation where the coroutine is suspended, innermost coroutine first, and runs on to the next
    /// suspension point or to the end. Python's `coro.throw(CancelledError())`.
    ///
    /// Before the start the body never runs: the coroutine is closed.
    ///
    /// ```
    /// use asyncio::CancelledError;
    /// use std::pin::pin;
    ///
    /// # #[asyncio::coroutine]
    /// # async fn square(number: i64) -> i64 {
    /// #     number * number
    /// # }
    /// let mut coroutine = pin!(square(10));
    /// assert_eq!(coroutine.as_mut().throw(CancelledError), Err(CancelledError));
    /// ```
    ///
    /// # Errors
    /// [`CancelledError`] when the cancellation has passed through, the usual case.
    ///
    /// # Panics
    /// `cannot reuse already awaited coroutine` when it has ended.
    pub fn throw(self: Pin<&mut Self>, error: CancelledError) -> Result<Sent<M::Output>, CancelledError> {
        match self.resume(&mut Context::from_waker(Waker::noop()), Signal::Cancel) {
            Poll::Pending => Ok(Sent::Yielded),
            Poll::Ready(Ok(output)) => Ok(Sent::Returned(output)),
            Poll::Ready(Err(Cancelled)) => Err(error),
        }
    }

    /// Ends the coroutine where it stands: its locals are dropped, and nothing more of its body runs. No warning
    /// follows if it has not started. Does nothing when it has ended. Python's `coro.close()`.
    ///
    /// ```
    /// use std::pin::pin;
    ///
    /// # #[asyncio::coroutine]
    /// # async fn square(number: i64) -> i64 {
    /// #     number * number
    /// # }
    /// let mut coroutine = pin!(square(10));
    /// coroutine.as_mut().close();
    /// assert_eq!(coroutine.state().to_string(), "CORO_CLOSED");
    /// ```
    pub fn close(self: Pin<&mut Self>) {
        if self.point() != Point::Closed {
            let _ = self.resume(&mut Context::from_waker(Waker::noop()), Signal::Drop);
        }
    }

    /// Resumes the machine with a signal: what awaiting coroutines and tasks do.
    #[inline(always)]
    pub(crate) fn resume(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        signal: Signal,
    ) -> Poll<Result<M::Output, Cancelled>> {
        self.machine().resume(cx, signal)
    }

    #[cold]
    #[inline(never)]
    fn warn_if_never_awaited(&self) {
        if self.machine.point() == Point::Unresumed && crate::warnings::are_on() {
            never_awaited::warn(self.qualname(), self.call_site);
        }
    }

    #[inline(always)]
    fn machine(self: Pin<&mut Self>) -> Pin<&mut M> {
        // SAFETY: the machine is pinned whenever the coroutine is: nothing moves it out, and `Drop` only looks at it.
        unsafe { self.map_unchecked_mut(|this| &mut this.machine) }
    }
}

impl<M: Machine> Machine for Coroutine<M> {
    type Output = M::Output;

    #[inline(always)]
    fn resume(self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<M::Output, Cancelled>> {
        self.machine().resume(cx, signal)
    }

    fn point(&self) -> Point {
        self.machine.point()
    }

    fn code(&self) -> &'static Code {
        self.machine.code()
    }

    fn path(&self) -> &'static str {
        self.machine.path()
    }
}

impl<M: Machine> Future for Coroutine<M> {
    type Output = M::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<M::Output> {
        crate::coroutine::poll(self, cx)
    }
}

impl<M: Machine> Drop for Coroutine<M> {
    #[inline(always)]
    fn drop(&mut self) {
        // Most have ended: one look tells, here and in the machine.
        if self.machine.point() != Point::Closed {
            self.warn_if_never_awaited();
        }
    }
}
