use super::{Cancelled, Code, Signal};
use std::cell::UnsafeCell;
use std::marker::{PhantomData, PhantomPinned};
use std::mem;
use std::panic::RefUnwindSafe;
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

/// The state of a machine, owned by its step.
///
/// It is in a cell because the step borrows it anew at each resume, and because references into it (the child's, and what
/// is borrowed from a `Place`) live from one resume to the next.
pub struct Held<S>(UnsafeCell<S>);

// SAFETY: shared, it can only be looked at (`Signal::Look`); to change it takes the machine's `Pin<&mut Self>`.
unsafe impl<S: Sync> Sync for Held<S> {}
// SAFETY: the cell is a state, sent with the machine.
unsafe impl<S: Send> Send for Held<S> {}
impl<S: RefUnwindSafe> RefUnwindSafe for Held<S> {}
// Never: written so that rustc need not look through a whole chain of machines to know it.
impl<S> Unpin for Held<S> where Pinned<S>: Unpin {}

/// Is not `Unpin`, whatever `S` is.
pub struct Pinned<S>(PhantomPinned, PhantomData<fn(S)>);

impl<S: State> Held<S> {
    /// A state that the step takes with it.
    #[inline(always)]
    pub const fn new(state: S) -> Self {
        Held(UnsafeCell::new(state))
    }

    /// The state, for a step that is to go on; `None` where `signal` only asks, closes, or finds it closed.
    ///
    /// # Safety
    /// Called by the step, first thing, and by nobody else. With any signal but `Look`, the step runs alone.
    #[inline(always)]
    #[allow(clippy::mut_from_ref)]
    pub unsafe fn enter(&self, signal: &mut Signal) -> Option<&mut S> {
        let state = self.0.get();
        match *signal {
            // SAFETY: whoever looks holds a reference to the machine: no step runs.
            Signal::Look(seen) => unsafe {
                *seen = Seen { point: (*state).point(), code: S::CODE };
                None
            },
            Signal::Close => {
                // SAFETY: the step runs alone; a state has no drop glue.
                unsafe { state.write(S::CLOSED) };
                None
            }
            // SAFETY: the step runs alone.
            Signal::Drop if unsafe { (*state).point() } == Point::Closed => None,
            // SAFETY: the step runs alone.
            _ => Some(unsafe { &mut *state }),
        }
    }
}

/// What a look at a machine shows.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    point: Point,
    code: &'static Code,
}

impl Seen {
    const NOTHING: Seen =
        Seen { point: Point::Closed, code: &Code { name: "", file: "", line: 0, has_receiver: false, awaits: &[] } };
}

/// A step, which owns the state and the places beside it.
///
/// The step is the one type parameter that knows the state: named twice, a chain of coroutines would double its type with
/// every link.
pub struct StateMachine<F, T>
where
    F: Fn(&mut Context<'_>, &mut Signal) -> Poll<Result<T, Cancelled>>,
{
    step: F,
    _output: PhantomData<fn() -> T>,
}

// As for `Held`.
impl<F, T> Unpin for StateMachine<F, T>
where
    F: Fn(&mut Context<'_>, &mut Signal) -> Poll<Result<T, Cancelled>>,
    Pinned<F>: Unpin,
{
}

impl<F, T> StateMachine<F, T>
where
    F: Fn(&mut Context<'_>, &mut Signal) -> Poll<Result<T, Cancelled>>,
{
    /// A machine that has not run yet.
    #[inline(always)]
    pub const fn new(step: F) -> Self {
        StateMachine { step, _output: PhantomData }
    }

    /// Runs the step. If it panics, what is live is dropped as in any function, and the machine is closed.
    #[inline(always)]
    fn step(&mut self, cx: &mut Context<'_>, mut signal: Signal) -> Poll<Result<T, Cancelled>> {
        let unwinding = Unwinding { step: &self.step, signal: &raw const signal };
        let outcome = (self.step)(cx, &mut signal);
        mem::forget(unwinding);
        if outcome.is_ready() {
            let _ = (self.step)(cx, &mut { Signal::Close });
        }
        outcome
    }

    fn look(&self) -> Seen {
        let mut seen = Seen::NOTHING;
        let _ = (self.step)(&mut Context::from_waker(Waker::noop()), &mut Signal::Look(&raw mut seen));
        seen
    }
}

impl<F, T> Machine for StateMachine<F, T>
where
    F: Fn(&mut Context<'_>, &mut Signal) -> Poll<Result<T, Cancelled>>,
{
    type Output = T;

    #[inline]
    fn resume(self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<T, Cancelled>> {
        // SAFETY: the step moves no child while it is live, and nothing else in here is pinned.
        unsafe { self.get_unchecked_mut() }.step(cx, signal)
    }

    fn point(&self) -> Point {
        self.look().point
    }

    fn code(&self) -> &'static Code {
        self.look().code
    }

    fn path(&self) -> &'static str {
        std::any::type_name::<F>()
    }
}

impl<F, T> Drop for StateMachine<F, T>
where
    F: Fn(&mut Context<'_>, &mut Signal) -> Poll<Result<T, Cancelled>>,
{
    #[inline]
    fn drop(&mut self) {
        // Returns at once if the machine is closed.
        let _ = self.step(&mut Context::from_waker(Waker::noop()), Signal::Drop);
    }
}

/// Closes a machine whose step panics. While the child is polled the state is still whole; then the step runs once more,
/// to drop the child and the locals.
struct Unwinding<'a, F, T>
where
    F: Fn(&mut Context<'_>, &mut Signal) -> Poll<Result<T, Cancelled>>,
{
    step: &'a F,
    signal: *const Signal,
}

impl<F, T> Drop for Unwinding<'_, F, T>
where
    F: Fn(&mut Context<'_>, &mut Signal) -> Poll<Result<T, Cancelled>>,
{
    #[cold]
    fn drop(&mut self) {
        let cx = &mut Context::from_waker(Waker::noop());
        // SAFETY: the signal outlives the call of the step, whose borrow of it has ended with the unwinding.
        if unsafe { *self.signal } != Signal::Taken {
            let _ = (self.step)(cx, &mut { Signal::Drop });
        }
        let _ = (self.step)(cx, &mut { Signal::Close });
    }
}

/// The step of a script, which may change what it captures.
pub fn exclusive<T>(
    step: impl FnMut(&mut Context<'_>, &mut Signal) -> Poll<Result<T, Cancelled>>,
) -> impl Fn(&mut Context<'_>, &mut Signal) -> Poll<Result<T, Cancelled>> {
    let step = UnsafeCell::new(step);
    // SAFETY: a machine does not run while it runs or is looked at, and the cell keeps this one to one thread at a time.
    move |cx, signal| unsafe { (*step.get())(cx, signal) }
}

/// What resuming a closed machine comes to.
#[cold]
#[inline(never)]
#[track_caller]
pub fn reused() -> ! {
    panic!("cannot reuse already awaited coroutine")
}
