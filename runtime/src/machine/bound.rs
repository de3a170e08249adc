//! What an arm binds whose guard may not hold, so that the arms after it look at the same value.
//!
//! ```text
//! match reference { Some(x) if x.ready() => f(x).await, Some(x) => g(x).await, None => {} }
//! ```
//!
//! `x` borrows from `reference`, and the frame keeps `f(x)`. The borrow begins before the guard, and what a frame keeps is
//! borrowed for as long as there is a frame: rustc would find it on the way to the second arm, too. (In the witness, `x` is a
//! local like any other, and its borrow ends where the guard does not hold.) So the step gives it a lifetime of its own.
//!
//! ```text
//! let x = (&Bound(&x)).tag().free(x, checked);   // `x`, and if it is an exclusive reference, borrowed from nothing
//! ```

use super::tracked::Checked;

/// Asks whether what is bound is an exclusive reference.
pub struct Bound<'a, T>(pub &'a T);

/// Answer for exclusive references.
pub struct ExclusiveTag;
/// Answer for all else.
pub struct OtherBoundTag;

/// Tried first.
pub trait BoundExclusive {
    /// The answer.
    #[inline(always)]
    fn tag(&self) -> ExclusiveTag {
        ExclusiveTag
    }
}
impl<T: ?Sized> BoundExclusive for Bound<'_, &mut T> {}

/// One autoref away.
pub trait BoundOther {
    /// The answer.
    #[inline(always)]
    fn tag(&self) -> OtherBoundTag {
        OtherBoundTag
    }
}
impl<T> BoundOther for &Bound<'_, T> {}

impl ExclusiveTag {
    /// The same reference: for how long it is used, the witness says.
    #[inline(always)]
    pub fn free<'b, T: ?Sized>(self, bound: &mut T, _: Checked) -> &'b mut T {
        // SAFETY: `Checked`: what the step does with it, the borrow checker has accepted in the witness.
        unsafe { &mut *std::ptr::from_mut(bound) }
    }
}
impl OtherBoundTag {
    /// The value itself.
    #[inline(always)]
    pub fn free<T>(self, bound: T, _: Checked) -> T {
        bound
    }
}
