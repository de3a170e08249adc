//! A coroutine that stays with whoever runs the loop, and may borrow from there: the main task of `run`.
//!
//! Tasks are `'static`, for nobody knows how long a handle is kept. The main coroutine need not be: the call that runs it
//! does not return before its task has let go of it. The task has a `Lent` in the coroutine's stead, which knows it by
//! its address alone, and whose drop drops the coroutine where it stands.

use super::core::{Core, Outcome, TaskOf};
use crate::event_loop::LoopState;
use crate::machine::{Cancelled, Code, Machine, Point, Signal};
use std::marker::PhantomPinned;
use std::mem::ManuallyDrop;
use std::panic::Location;
use std::pin::{Pin, pin};
use std::ptr::NonNull;
use std::rc::Rc;
use std::task::{Context, Poll};

/// Makes a task of `main`, calls `run`, which is to run the loop, and gives what the task has come to; `None` if the
/// loop was stopped before. The coroutine is dropped then.
pub(crate) fn run_as_task<M: Machine>(
    event_loop: &Rc<LoopState>,
    main: M,
    called_at: &'static Location<'static>,
    run: impl FnOnce(),
) -> Option<Outcome<M::Output>> {
    let mut lender = pin!(Lender::new(main));
    // SAFETY: `task` drops the `Lent` before the lender goes, which was declared earlier.
    let lent = unsafe { lender.as_mut().lend() };
    let task = Abandoned(event_loop.spawn(lent, called_at));
    task.0.header.stops_loop.set(true);
    run();
    let outcome = task.0.take_outcome();
    drop(task);
    Some(match outcome? {
        Outcome::Returned(()) => Outcome::Returned(lender.take_output().expect("it has returned")),
        Outcome::Cancelled => Outcome::Cancelled,
        Outcome::Panicked(panic) => Outcome::Panicked(panic),
    })
}

/// A task that lets go of its coroutine when this is dropped, done or not.
struct Abandoned(Rc<Core<Lent>>);

impl Drop for Abandoned {
    fn drop(&mut self) {
        self.0.header.stops_loop.set(false);
        self.0.abandon();
    }
}

/// The coroutine and its value, in the frame of the call that runs the loop.
struct Lender<M: Machine> {
    coroutine: ManuallyDrop<M>,
    /// The task has not dropped the coroutine yet.
    is_live: bool,
    output: Option<M::Output>,
    _pinned: PhantomPinned,
}

/// What the task has.
struct Lent {
    lender: NonNull<dyn Borrowed>,
    code: &'static Code,
    path: &'static str,
}

/// A lender of any coroutine.
trait Borrowed {
    /// Resumes the coroutine, and keeps its value.
    ///
    /// # Safety
    /// The lender is pinned and the coroutine live.
    unsafe fn resume(&mut self, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<(), Cancelled>>;
    fn point(&self) -> Point;
    /// Drops the coroutine where it stands, if it is live.
    fn finish(&mut self);
}

impl<M: Machine> Lender<M> {
    fn new(coroutine: M) -> Self {
        Lender { coroutine: ManuallyDrop::new(coroutine), is_live: true, output: None, _pinned: PhantomPinned }
    }

    /// Lends the coroutine to a task.
    ///
    /// # Safety
    /// The lender is not used or dropped before the `Lent` has been.
    unsafe fn lend(self: Pin<&mut Self>) -> Lent {
        let (code, path) = (self.coroutine.code(), self.coroutine.path());
        // SAFETY: nothing is moved out: the pointer is used as a pinned one.
        let lender: *mut (dyn Borrowed + '_) = unsafe { self.get_unchecked_mut() };
        // SAFETY: only the lifetime changes, and the caller sees to it that the pointer is not used for longer.
        let lender = unsafe { std::mem::transmute::<*mut (dyn Borrowed + '_), *mut (dyn Borrowed + 'static)>(lender) };
        // SAFETY: it comes from a reference.
        Lent { lender: unsafe { NonNull::new_unchecked(lender) }, code, path }
    }

    /// The value that the coroutine has returned.
    fn take_output(self: Pin<&mut Self>) -> Option<M::Output> {
        // SAFETY: the output is not pinned.
        unsafe { self.get_unchecked_mut() }.output.take()
    }
}

impl<M: Machine> Borrowed for Lender<M> {
    unsafe fn resume(&mut self, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<(), Cancelled>> {
        // SAFETY: the coroutine is pinned with the lender.
        let coroutine = unsafe { Pin::new_unchecked(&mut *self.coroutine) };
        coroutine.resume(cx, signal).map(|ended| ended.map(|output| self.output = Some(output)))
    }

    fn point(&self) -> Point {
        if self.is_live { self.coroutine.point() } else { Point::Closed }
    }

    fn finish(&mut self) {
        if std::mem::replace(&mut self.is_live, false) {
            // SAFETY: it was live, and nothing uses it from now on.
            unsafe { ManuallyDrop::drop(&mut self.coroutine) }
        }
    }
}

impl<M: Machine> Drop for Lender<M> {
    fn drop(&mut self) {
        self.finish();
    }
}

impl Machine for Lent {
    type Output = ();

    fn resume(mut self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<(), Cancelled>> {
        // SAFETY: the lender outlives this; it is pinned, and its coroutine is live until this is dropped.
        unsafe { self.lender.as_mut().resume(cx, signal) }
    }

    fn point(&self) -> Point {
        // SAFETY: the lender outlives this, and is not borrowed unless the coroutine runs: then nobody asks.
        unsafe { self.lender.as_ref() }.point()
    }

    fn code(&self) -> &'static Code {
        self.code
    }

    fn path(&self) -> &'static str {
        self.path
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        // SAFETY: the lender outlives this.
        unsafe { self.lender.as_mut() }.finish();
    }
}
