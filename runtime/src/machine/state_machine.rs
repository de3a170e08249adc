use super::{Cancelled, Code, Saved, Signal};
use std::cell::UnsafeCell;
use std::hint::unreachable_unchecked;
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
    /// Suspended at the `n`th of `code().awaits()`.
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

    /// `resume`, of a machine that has not ended.
    ///
    /// # Safety
    /// Its parent was given it by value, resumes it with nothing but this, and not again after `Ready` or a panic. So it has
    /// not ended: `StateMachine` is not `Unpin`, and what has been resumed before cannot be given by value.
    #[doc(hidden)]
    #[inline(always)]
    unsafe fn resume_live(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        signal: Signal,
    ) -> Poll<Result<Self::Output, Cancelled>> {
        self.resume(cx, signal)
    }

    /// Where it stands.
    fn point(&self) -> Point;

    /// What is known of its function.
    fn code(&self) -> &'static Code;

    /// Its function's path as rustc prints it, `crate::module::name::{{closure}}`.
    fn path(&self) -> &'static str;

    /// Whether a closed machine has nothing to drop.
    #[doc(hidden)]
    fn ends_empty(&self) -> bool {
        false
    }
}

/// The number of the last state.
const CLOSED: usize = 1;

/// What the number of a state stands for: 0 is Unresumed, 1 is Closed, and `n + 2` is suspended at the `n`th of
/// `code().awaits()`.
#[inline(always)]
fn point_of(at: usize) -> Point {
    match at {
        0 => Point::Unresumed,
        CLOSED => Point::Closed,
        _ => Point::Suspended(at - 2),
    }
}

/// The frame of a machine, owned by its step.
///
/// It is in a cell because the step borrows it anew at each resume, and because references into it (the child's, and what
/// is borrowed from a `Place`) live from one resume to the next.
pub struct Held<S>(UnsafeCell<S>);

// SAFETY: shared, it can only be looked at (`Ask::Look`); to change it takes the machine's `Pin<&mut Self>`.
unsafe impl<S: Sync> Sync for Held<S> {}
// SAFETY: the cell is a frame, sent with the machine.
unsafe impl<S: Send> Send for Held<S> {}
impl<S: RefUnwindSafe> RefUnwindSafe for Held<S> {}
// Never: written so that rustc need not look through a whole chain of machines to know it.
impl<S> Unpin for Held<S> where Pinned<S>: Unpin {}

/// Is not `Unpin`, whatever `S` is.
pub struct Pinned<S>(PhantomPinned, PhantomData<fn(S)>);

/// What a step is resumed or looked at with. Its parts are passed by value, so that where they are constants, nothing else of the
/// step is left.
#[derive(Clone, Copy)]
pub struct Request {
    signal: Signal,
    /// A `Context` to resume with, a `Seen` to look at.
    with: *mut (),
}

/// What a step is asked to do: a constant wherever it is asked, which LLVM knows when it decides what to inline.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Go on, unless it is closed.
    Resume,
    /// Go on: who asks promises that it is not closed.
    ResumeLive,
    /// Say where it is.
    Look,
}

/// A machine whose step has been given a request.
pub struct Entered<E> {
    at: At<E>,
    code: &'static Code,
    request: Request,
    ask: Ask,
}

/// Where a frame says at which state its machine is. A pointer, so that an expansion need implement nothing for its frame.
struct At<E>(*mut Saved<E>);

impl<E> Clone for At<E> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}
impl<E> Copy for At<E> {}

impl<E> At<E> {
    /// The number of the state.
    ///
    /// # Safety
    /// Of a frame that is there and that nobody changes, and `E` is an enum with `#[repr(u8)]` or `#[repr(u16)]`.
    #[inline(always)]
    unsafe fn number(self) -> usize {
        // SAFETY: the caller's; a slot is laid out as its value.
        unsafe {
            match size_of::<E>() {
                1 => usize::from(self.0.cast::<u8>().read()),
                _ => usize::from(self.0.cast::<u16>().read()),
            }
        }
    }

    /// Puts the machine into its last state.
    ///
    /// # Safety
    /// As for `number`; besides, nobody else looks at the frame.
    #[inline(always)]
    unsafe fn close(self) {
        // SAFETY: the caller's; 1 is a state of every such enum, the last.
        unsafe {
            match size_of::<E>() {
                1 => self.0.cast::<u8>().write(CLOSED as u8),
                _ => self.0.cast::<u16>().write(CLOSED as u16),
            }
        }
    }
}

impl<S> Held<S> {
    /// A frame that the step takes with it.
    #[inline(always)]
    pub const fn new(frame: S) -> Self {
        Held(UnsafeCell::new(frame))
    }

    /// Where the frame is.
    #[inline(always)]
    pub const fn frame(&self) -> *mut S {
        self.0.get()
    }

    /// The same, for a body that captures more than this.
    #[inline(always)]
    pub const fn frame_ref(&self) -> FrameRef<S> {
        FrameRef(self.0.get())
    }
}

/// The frame on its way to a body that captures by reference; this it takes by value.
pub struct FrameRef<S>(*mut S);

impl<S> FrameRef<S> {
    /// The frame.
    ///
    /// # Safety
    /// For the body of the step, while that runs.
    #[inline(always)]
    pub const unsafe fn get<'a>(self) -> &'a mut S {
        // SAFETY: the body runs alone, and nothing else looks at the frame until it has returned.
        unsafe { &mut *self.0 }
    }

    /// The same, with lifetimes that are related to none outside of the body.
    ///
    /// # Safety
    /// The same; `T` is `S` but for lifetimes, and the body does what a witness does that the borrow checker has accepted.
    #[inline(always)]
    pub const unsafe fn get_as<'a, T>(self) -> &'a mut T {
        // SAFETY: the caller's; what lifetimes are in its types makes no difference to what a frame holds.
        unsafe { &mut *self.0.cast() }
    }
}

/// The machine, for what is asked of it. Not a method of the frame's owner: rustc would look at all the frame's types once more.
///
/// # Safety
/// Called by the step, once, with the request that it was given, and by nobody else. `at` is the slot of its frame that
/// holds its state: of an enum with `#[repr(u8)]` or `#[repr(u16)]` whose first variants are `Unresumed` and `Closed`.
#[inline(always)]
pub const unsafe fn enter<E>(request: Request, ask: Ask, code: &'static Code, at: *mut Saved<E>) -> Entered<E> {
    Entered { at: At(at), code, request, ask }
}

impl<E> Entered<E> {
    /// Goes on with the machine, unless it is only looked at.
    ///
    /// If the body unwinds while it has taken the frame apart, or when it is done, the machine is closed.
    #[inline(always)]
    pub fn run<T, B>(self, body: B) -> Poll<Result<T, Cancelled>>
    where
        B: FnOnce(&mut Context<'_>, &mut Signal) -> Poll<Result<T, Cancelled>>,
    {
        let at = self.at;
        if self.ask == Ask::Look {
            // SAFETY: whoever looks holds a reference to the machine, so no step runs, and has passed a `Seen`.
            unsafe { *self.request.with.cast::<Seen>() = Seen { at: at.number(), code: self.code } };
            return Poll::Pending;
        }
        // SAFETY: who resumes passes a context, which it has borrowed for the call.
        let cx = unsafe { &mut *self.request.with.cast::<Context<'_>>() };
        let mut signal = self.request.signal;
        let closing = CloseIfTaken { at, signal: &raw const signal };
        let outcome = body(cx, &mut signal);
        mem::forget(closing);
        if outcome.is_ready() {
            // SAFETY: the body's borrow has ended.
            unsafe { at.close() };
        }
        outcome
    }
}

/// Closes a machine whose frame is taken apart when its step unwinds.
struct CloseIfTaken<E> {
    at: At<E>,
    signal: *const Signal,
}

impl<E> Drop for CloseIfTaken<E> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: both outlive the body, whose borrows have ended with the unwinding.
        unsafe {
            if *self.signal == Signal::Taken {
                self.at.close();
            }
        }
    }
}

/// What a look at a machine shows.
#[derive(Clone, Copy, Debug)]
struct Seen {
    /// The number of the state.
    at: usize,
    code: &'static Code,
}

impl Seen {
    const NOTHING: Seen =
        Seen { at: CLOSED, code: &Code { name: "", file: "", line: 0, has_receiver: false, points: &[] } };
}

/// A step, which owns the frame and the places beside it.
///
/// The step is the one type parameter that knows the frame: named twice, a chain of coroutines would double its type with
/// every link.
pub struct StateMachine<F, T>
where
    F: Fn(Request, Ask) -> Poll<Result<T, Cancelled>>,
{
    step: F,
    _output: PhantomData<fn() -> T>,
}

// As for `Held`.
impl<F, T> Unpin for StateMachine<F, T>
where
    F: Fn(Request, Ask) -> Poll<Result<T, Cancelled>>,
    Pinned<F>: Unpin,
{
}

impl<F, T> StateMachine<F, T>
where
    F: Fn(Request, Ask) -> Poll<Result<T, Cancelled>>,
{
    /// A machine that has not run yet.
    #[inline(always)]
    pub const fn new(step: F) -> Self {
        StateMachine { step, _output: PhantomData }
    }

    /// Runs the step. If what it awaits panics, what the frame holds is dropped: `abandon`.
    #[inline(always)]
    fn step(&mut self, ask: Ask, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<T, Cancelled>> {
        let unwinding = Unwinding(self);
        let outcome = (unwinding.0.step)(Request { signal, with: (&raw mut *cx).cast() }, ask);
        mem::forget(unwinding);
        outcome
    }

    /// Drops what the frame holds, if it holds anything. Most machines run to their end, so this is kept out of line.
    #[cold]
    #[inline(never)]
    fn abandon(&mut self) {
        if self.look().at == CLOSED {
            return;
        }
        let mut cx = Context::from_waker(Waker::noop());
        let _ = (self.step)(Request { signal: Signal::Drop, with: (&raw mut cx).cast() }, Ask::ResumeLive);
    }

    #[inline(always)]
    fn look(&self) -> Seen {
        let mut seen = Seen::NOTHING;
        let _ = (self.step)(Request { signal: Signal::Resume, with: (&raw mut seen).cast() }, Ask::Look);
        seen
    }
}

impl<F, T> Machine for StateMachine<F, T>
where
    F: Fn(Request, Ask) -> Poll<Result<T, Cancelled>>,
{
    type Output = T;

    #[inline]
    fn resume(self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<T, Cancelled>> {
        // SAFETY: the step moves no child while it is live, and nothing else in here is pinned.
        unsafe { self.get_unchecked_mut() }.step(Ask::Resume, cx, signal)
    }

    #[inline]
    unsafe fn resume_live(self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<T, Cancelled>> {
        // SAFETY: as for `resume`.
        unsafe { self.get_unchecked_mut() }.step(Ask::ResumeLive, cx, signal)
    }

    #[inline(always)]
    fn point(&self) -> Point {
        point_of(self.look().at)
    }

    fn code(&self) -> &'static Code {
        self.look().code
    }

    fn path(&self) -> &'static str {
        std::any::type_name::<F>()
    }

    #[inline(always)]
    fn ends_empty(&self) -> bool {
        !mem::needs_drop::<F>()
    }
}

impl<F, T> Drop for StateMachine<F, T>
where
    F: Fn(Request, Ask) -> Poll<Result<T, Cancelled>>,
{
    #[inline]
    fn drop(&mut self) {
        if self.point() != Point::Closed {
            self.abandon();
        }
    }
}

/// A machine whose step is running, and unwinds if this is dropped.
struct Unwinding<'a, F, T>(&'a mut StateMachine<F, T>)
where
    F: Fn(Request, Ask) -> Poll<Result<T, Cancelled>>;

impl<F, T> Drop for Unwinding<'_, F, T>
where
    F: Fn(Request, Ask) -> Poll<Result<T, Cancelled>>,
{
    #[inline(always)]
    fn drop(&mut self) {
        self.0.abandon();
    }
}

/// The step of a script, which borrows and may change what is around it, and so does not own the frame itself.
pub fn script<S, P, T>(
    held: Held<S>,
    places: P,
    step: impl FnMut(&Held<S>, &P, Request, Ask) -> Poll<Result<T, Cancelled>>,
) -> impl Fn(Request, Ask) -> Poll<Result<T, Cancelled>> {
    let step = UnsafeCell::new(step);
    // SAFETY: a machine does not run while it runs or is looked at, and the cell keeps this one to one thread at a time.
    move |request, ask| unsafe { (*step.get())(&held, &places, request, ask) }
}

/// What asking a closed machine to go on comes to.
///
/// # Safety
/// For the step, with what it was asked.
#[inline(always)]
#[track_caller]
pub unsafe fn closed(ask: Ask) -> ! {
    if ask == Ask::ResumeLive {
        // SAFETY: who asks so has promised that the machine has not ended. So LLVM looks for it nowhere in a chain.
        unsafe { unreachable_unchecked() }
    }
    reused()
}

/// What resuming a closed machine comes to.
#[cold]
#[inline(never)]
#[track_caller]
pub fn reused() -> ! {
    panic!("cannot reuse already awaited coroutine")
}
