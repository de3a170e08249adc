//! A receiver that one statement borrows, keeping nothing of it. Of a type that is `Copy`, it stays where it is and nothing of it
//! is saved: a table that is only summed up is never moved. Of any other, it is put into its place, as receivers are.
//!
//! ```text
//! let sum: u64 = table.iter().sum();
//! ⇒  rest = (&by_rest).receiver_tag().hold_briefly((&Keep(&table)).tag(), &places.rest, &raw const table, table);
//!    let sum: u64 = (&by_rest).receiver_tag().receiver_briefly(&mut rest).iter().sum();
//! ```
//!
//! What the method is called on lives no longer than `rest` does, so that rustc refuses what would keep it.

use super::keep::{CopyTag, OtherTag};
use super::receiver::{ByReference, ByValue, Taken};
use super::{Anchored, Gone, Place, Rest};

/// A value that stays in its variable.
pub struct Stays<T>(*mut T);

/// Where a receiver is while it is borrowed, by whether it is `Copy`.
pub trait Brief<T> {
    /// What its place is for.
    type Placed;
    /// Its handle.
    type Handle: Lends<Target = T>;
    /// Makes the handle.
    ///
    /// # Safety
    /// As for [`Anchored::new`], and `at` is where `value` was, which outlives the handle and is not used otherwise.
    unsafe fn hold(self, place: &Place<Self::Placed>, at: *const T, value: T) -> Self::Handle;
}

impl<T: Copy> Brief<T> for CopyTag {
    type Placed = Gone;
    type Handle = Stays<T>;
    #[inline(always)]
    unsafe fn hold(self, _: &Place<Gone>, at: *const T, _: T) -> Stays<T> {
        Stays(at.cast_mut())
    }
}

impl<T> Brief<T> for OtherTag {
    type Placed = T;
    type Handle = Anchored<T>;
    #[inline(always)]
    unsafe fn hold(self, place: &Place<T>, _: *const T, value: T) -> Anchored<T> {
        // SAFETY: the caller's.
        unsafe { Anchored::new(place, value) }
    }
}

/// A handle of a receiver.
pub trait Lends {
    /// The receiver's type.
    type Target;
    /// The receiver, for as long as nothing happens to its handle.
    fn lend(&mut self) -> &mut Self::Target;
}

impl<T> Lends for Stays<T> {
    type Target = T;
    #[inline(always)]
    fn lend(&mut self) -> &mut T {
        // SAFETY: the variable outlives the handle and is not used otherwise, as who has made it promised.
        unsafe { &mut *self.0 }
    }
}

impl<T> Lends for Anchored<T> {
    type Target = T;
    #[inline(always)]
    fn lend(&mut self) -> &mut T {
        // SAFETY: the handle owns the value and is borrowed as long as what is lent.
        unsafe { self.place() }
    }
}

impl<T> Rest for Stays<T> {
    type Saved = Gone;
    #[inline(always)]
    fn leave(self) -> Gone {
        Gone
    }
}

impl ByReference {
    /// The receiver is put where it can be borrowed, or stays.
    ///
    /// # Safety
    /// As for [`Brief::hold`].
    #[inline(always)]
    pub unsafe fn hold_briefly<T, B: Brief<T>>(
        self,
        brief: B,
        place: &Place<B::Placed>,
        at: *const T,
        value: T,
    ) -> B::Handle {
        // SAFETY: the caller's.
        unsafe { brief.hold(place, at, value) }
    }
    /// What the method is called on.
    ///
    /// # Safety
    /// None is needed; it is as for the other tag.
    #[inline(always)]
    pub unsafe fn receiver_briefly<L: Lends>(self, rest: &mut L) -> &mut L::Target {
        rest.lend()
    }
}

impl ByValue {
    /// The receiver waits for the call.
    ///
    /// # Safety
    /// None is needed; it is as for the other tag.
    #[inline(always)]
    pub unsafe fn hold_briefly<T, B>(self, _: B, place: &Place<Gone>, _: *const T, value: T) -> Taken<T> {
        // SAFETY: as above.
        unsafe { self.hold(place, value) }
    }
    /// What the method is called on.
    ///
    /// # Safety
    /// Called once.
    #[inline(always)]
    pub unsafe fn receiver_briefly<T>(self, rest: &mut Taken<T>) -> T {
        // SAFETY: the caller's.
        unsafe { self.receiver(rest) }
    }
}
