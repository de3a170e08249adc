use super::{Cancelled, Code, Signal};
use std::marker::{PhantomData, PhantomPinned};
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// Where a machine stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// Nothing has run yet.
    Unresumed,
    /// Suspended at `code().awaits[n]`.
    Suspended(usize),
    /// Returned, cancelled or panicked.
    Closed,
}

/// A state machine that the macro wrote. What a coroutine function returns is a `Coroutine<impl Machine<Output = T>>`.
#[diagnostic::on_unimplemented(
    message = "a coroutine was expected, got `{Self}`",
    label = "not a coroutine",
    note = "a coroutine is what calling a function under `#[asyncio::coroutine]` gives: `asyncio_run!(main())`"
)]
pub trait Machine {
    /// What the coroutine returns.
    type Output;

    /// Goes on until the machine waits for something or is done. `Err` is a cancellation that has passed through.
    ///
    /// # Panics
    /// `cannot reuse already awaited coroutine` when it is closed.
    fn resume(self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<Self::Output, Cancelled>>;

    /// Where it stands.
    fn point(&self) -> Point;

    /// What is known of its function.
    fn code(&self) -> &'static Code;

    /// Its function's path as rustc prints it, `crate::module::name::{{closure}}`.
    fn path(&self) -> &'static str;
}

/// The enum of a machine's states, implemented by each expansion.
///
/// # Safety
/// `CLOSED` answers `Point::Closed`, and no variant has drop glue: a state can be overwritten without a drop.
pub unsafe trait State: Sized {
    /// The state in which the machine ends.
    const CLOSED: Self;
    /// What is known of the function.
    const CODE: &'static Code;
    /// Where this state stands.
    fn point(&self) -> Point;
}

/// A state, the places beside it, and the step that moves the machine on.
///
/// `P` is a tuple-like struct of `Place`s for what is borrowed across an await, or `()`.
pub struct StateMachine<S, P, F, T>
where
    S: State,
    F: FnMut(&mut S, &P, &mut Context<'_>, &mut Signal) -> Poll<Result<T, Cancelled>>,
{
    state: S,
    places: P,
    step: F,
    _output: PhantomData<fn() -> T>,
    _pinned: PhantomPinned,
}

impl<S, P, F, T> StateMachine<S, P, F, T>
where
    S: State,
    F: FnMut(&mut S, &P, &mut Context<'_>, &mut Signal) -> Poll<Result<T, Cancelled>>,
{
    /// A machine that has not run yet.
    #[inline(always)]
    pub const fn new(state: S, places: P, step: F) -> Self {
        StateMachine { state, places, step, _output: PhantomData, _pinned: PhantomPinned }
    }

    /// Runs the step. If it panics, what is live is dropped as in any function, and the machine is closed.
    #[inline(always)]
    fn step(&mut self, cx: &mut Context<'_>, mut signal: Signal) -> Poll<Result<T, Cancelled>> {
        let unwinding = Unwinding { machine: &raw mut *self, signal: &raw mut signal };
        let outcome = (self.step)(&mut self.state, &self.places, cx, &mut signal);
        mem::forget(unwinding);
        if outcome.is_ready() {
            self.state = S::CLOSED;
        }
        outcome
    }
}

impl<S, P, F, T> Machine for StateMachine<S, P, F, T>
where
    S: State,
    F: FnMut(&mut S, &P, &mut Context<'_>, &mut Signal) -> Poll<Result<T, Cancelled>>,
{
    type Output = T;

    #[inline]
    fn resume(self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<T, Cancelled>> {
        // SAFETY: the step moves no child while it is live, and nothing else in here is pinned.
        unsafe { self.get_unchecked_mut() }.step(cx, signal)
    }

    fn point(&self) -> Point {
        self.state.point()
    }

    fn code(&self) -> &'static Code {
        S::CODE
    }

    fn path(&self) -> &'static str {
        std::any::type_name::<F>()
    }
}

impl<S, P, F, T> Drop for StateMachine<S, P, F, T>
where
    S: State,
    F: FnMut(&mut S, &P, &mut Context<'_>, &mut Signal) -> Poll<Result<T, Cancelled>>,
{
    #[inline]
    fn drop(&mut self) {
        if self.state.point() != Point::Closed {
            let _ = self.step(&mut Context::from_waker(Waker::noop()), Signal::Drop);
        }
    }
}

/// Closes a machine whose step panics. While the child is polled the state is still whole; then the step runs once more,
/// to drop the child and the locals.
struct Unwinding<S, P, F, T>
where
    S: State,
    F: FnMut(&mut S, &P, &mut Context<'_>, &mut Signal) -> Poll<Result<T, Cancelled>>,
{
    machine: *mut StateMachine<S, P, F, T>,
    signal: *mut Signal,
}

impl<S, P, F, T> Drop for Unwinding<S, P, F, T>
where
    S: State,
    F: FnMut(&mut S, &P, &mut Context<'_>, &mut Signal) -> Poll<Result<T, Cancelled>>,
{
    #[cold]
    fn drop(&mut self) {
        // SAFETY: both outlive the call of the step, whose borrows of them have ended with the unwinding.
        let (machine, signal) = unsafe { (&mut *self.machine, *self.signal) };
        if signal != Signal::Taken && machine.state.point() != Point::Closed {
            let noop = &mut Context::from_waker(Waker::noop());
            let _ = (machine.step)(&mut machine.state, &machine.places, noop, &mut { Signal::Drop });
        }
        machine.state = S::CLOSED;
    }
}

/// What resuming a closed machine comes to.
#[cold]
#[inline(never)]
#[track_caller]
pub fn reused() -> ! {
    panic!("cannot reuse already awaited coroutine")
}
