//! `x.m(args)`, where the arguments await and the method may take `x`: natively it is moved before they are evaluated, and if
//! the coroutine ends while they wait, it is dropped before the locals.
//!
//! The value stays in its place. What changes is who owns it: a [`Moved`], which is declared where the receiver stands, and
//! not the handle of `x`, if the answer to the question that is asked before the call (`receiver`, `asked`) is that the method
//! takes it. The answer is a type, so neither is of any size in a state.
//!
//! ```text
//! let asked: PhantomData<_>;
//! let taken = moved(asked, x.part(GONE), &raw const *x);         x lets go of it, if the method takes it
//! await f() → value0
//! answered(asked, …);                                            says so
//! tag.moved_receiver(&x, taken).m(value0)
//! ```

use super::asked::{Deed, Does};
use super::part::Answer;
use super::receiver::{ByReference, ByValue, Rest};
use super::tracked::{Part, Tracked};
use std::marker::PhantomData;
use std::mem;

/// Owns a receiver until the call, if its method takes it, which `A` says.
pub struct Moved<A: Answer, F> {
    at: *const F,
    answer: PhantomData<fn() -> A>,
}

impl<A: Answer, F> Moved<A, F> {
    /// Lets go of the receiver: somebody else owns it.
    #[inline(always)]
    pub fn release(self) {
        mem::forget(self);
    }
}

impl<A: Answer, F> Drop for Moved<A, F> {
    #[inline(always)]
    fn drop(&mut self) {
        if A::TAKEN {
            // SAFETY: whoever has made this says that the value is there and that nobody else owns it. It is read once: `at` may
            // come of a shared reference, through which nothing is dropped in place.
            drop(unsafe { self.at.read() });
        }
    }
}

/// What a state saves of it.
pub struct MovedInPlace<A, F>(PhantomData<fn() -> (A, F)>);

impl<A: Answer, F> Rest for Moved<A, F> {
    type Saved = MovedInPlace<A, F>;
    #[inline(always)]
    fn leave(self) -> MovedInPlace<A, F> {
        self.release();
        MovedInPlace(PhantomData)
    }
}

impl<A: Answer, F> MovedInPlace<A, F> {
    /// Owns the receiver again.
    ///
    /// # Safety
    /// `at` is where it was left, if it was moved.
    #[inline(always)]
    pub unsafe fn resume(self, at: *const F) -> Moved<A, F> {
        Moved { at, answer: PhantomData }
    }
}

/// Moves a receiver, if its method takes it: what it is, or is a part of, has it no more.
///
/// # Safety
/// `at` is where the receiver stands, if it is moved, and nobody else owns it. The uses are those of a body that the borrow
/// checker has accepted.
#[inline(always)]
pub unsafe fn moved<A: Answer, T, F>(_: PhantomData<A>, of: Part<'_, T>, at: *const F) -> Moved<A, F> {
    if A::TAKEN {
        of.gone();
    }
    Moved { at, answer: PhantomData }
}

/// Whether a receiver is moved.
#[inline(always)]
pub fn is_moved<A: Answer>(_: PhantomData<A>) -> bool {
    A::TAKEN
}

impl ByReference {
    /// What the method is called on.
    ///
    /// # Safety
    /// As for [`Tracked::place`].
    #[inline(always)]
    pub unsafe fn moved_receiver<'a, T>(self, handle: &Tracked<T>, moved: Moved<ByReference, T>) -> &'a mut T {
        moved.release();
        // SAFETY: the caller's.
        unsafe { handle.place() }
    }
}

impl ByValue {
    /// What the method is called on.
    ///
    /// # Safety
    /// As for [`Tracked::take`].
    #[inline(always)]
    pub unsafe fn moved_receiver<T>(self, handle: &Tracked<T>, moved: Moved<ByValue, T>) -> T {
        moved.release();
        // SAFETY: the caller's: the value is there, and nobody owns it now.
        unsafe { handle.take() }
    }
}

/// What calls a method that may take its receiver.
///
/// # Safety
/// As for [`super::callee_of`].
#[inline(always)]
pub unsafe fn callee_of_moved<A: Deed + Answer, T, C: Does<A>>(
    _: PhantomData<C>,
    handle: &Tracked<T>,
    moved: Moved<A, T>,
) -> C {
    moved.release();
    // SAFETY: the caller's.
    unsafe { A::callee_of(handle) }
}
