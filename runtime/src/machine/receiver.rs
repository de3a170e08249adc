//! `x.m(args)`, and `x` is not mentioned again: was it moved or borrowed? The macro sees no types, but method resolution
//! can be asked. A by-value method of the same name is implemented for every type, in code that never runs. Resolution
//! tries by-value methods before it borrows the receiver, and inherent ones before a trait's
//! ([the reference](https://doc.rust-lang.org/reference/expressions/method-call-expr.html)):
//!
//! | the receiver's own method              | found      | so it is taken |
//! |----------------------------------------|------------|----------------|
//! | takes `self`                           | that       | by value       |
//! | takes `&self` or `&mut self`, or derefs| the probe's| by reference   |
//!
//! What is left of `x` afterwards has a type that says which: its handle, or nothing. So a state saves what it must.

use super::{Anchored, Gone, Place, Tracked};
use std::marker::PhantomData;

/// What the probe's method returns.
pub struct Marker;
/// The receiver is borrowed.
pub struct ByReference;
/// The receiver is moved.
pub struct ByValue;

/// The type of a value, in code that never runs.
#[inline(always)]
pub fn type_of<R>(_: R) -> PhantomData<R> {
    PhantomData
}

/// A value of the same type, in code that never runs.
pub fn never_like<T>(_: &T) -> T {
    unreachable!("only asked for its type")
}

/// Tried first.
pub trait MarkerTag {
    /// The answer.
    #[inline(always)]
    fn receiver_tag(&self) -> ByReference {
        ByReference
    }
}
impl MarkerTag for PhantomData<Marker> {}

/// One autoref away.
pub trait OtherTag {
    /// The answer.
    #[inline(always)]
    fn receiver_tag(&self) -> ByValue {
        ByValue
    }
}
impl<R> OtherTag for &PhantomData<R> {}

/// A receiver on its way into its method.
pub struct Taken<T>(Option<T>);

/// Asks on behalf of a receiver. The adaptors of `Iterator` would tie with the probe's method, so an iterator does not ask
/// itself: it is known to be taken by value.
pub struct Subject<'a, T>(pub &'a T);

/// Stands for an iterator.
pub struct IsIterator;

/// Tried first.
pub trait IteratorSubject {
    /// What the method is called on.
    fn subject(&self) -> IsIterator {
        IsIterator
    }
    /// The answer, whatever was found.
    fn pick<R>(&self, _: PhantomData<R>) -> PhantomData<IsIterator> {
        PhantomData
    }
}
impl<T: Iterator> IteratorSubject for Subject<'_, T> {}

/// One autoref away.
pub trait OtherSubject<T> {
    /// What the method is called on.
    fn subject(&self) -> T {
        unreachable!("only asked for its type")
    }
    /// The answer that was found.
    fn pick<R>(&self, found: PhantomData<R>) -> PhantomData<R> {
        found
    }
}
impl<T> OtherSubject<T> for &Subject<'_, T> {}

impl ByReference {
    /// The receiver is put where it can be borrowed.
    ///
    /// # Safety
    /// As for [`Anchored::new`].
    #[inline(always)]
    pub unsafe fn hold<T>(self, place: &Place<T>, value: T) -> Anchored<T> {
        // SAFETY: the caller's.
        unsafe { Anchored::new(place, value) }
    }
    /// The receiver is there already.
    #[inline(always)]
    pub fn hold_anchored<T>(self, handle: Anchored<T>) -> Anchored<T> {
        handle
    }
    /// What the method is called on.
    ///
    /// # Safety
    /// As for [`Anchored::place`].
    #[inline(always)]
    pub unsafe fn receiver<'a, T>(self, rest: &mut Anchored<T>) -> &'a mut T {
        // SAFETY: the caller's.
        unsafe { rest.place() }
    }
    /// The same, where the handle knows what has been moved out.
    ///
    /// # Safety
    /// As for [`Tracked::place`].
    #[inline(always)]
    pub unsafe fn receiver_of<'a, T>(self, handle: &Tracked<T>) -> &'a mut T {
        // SAFETY: the caller's.
        unsafe { handle.place() }
    }
}

impl ByValue {
    /// The receiver waits for the call.
    ///
    /// # Safety
    /// None is needed; it is as for the other tag.
    #[inline(always)]
    pub unsafe fn hold<T>(self, _: &Place<Gone>, value: T) -> Taken<T> {
        Taken(Some(value))
    }
    /// The receiver leaves its place and waits for the call.
    #[inline(always)]
    pub fn hold_anchored<T>(self, handle: Anchored<T>) -> Taken<T> {
        Taken(Some(handle.take()))
    }
    /// What the method is called on.
    ///
    /// # Safety
    /// Called once.
    #[inline(always)]
    pub unsafe fn receiver<T>(self, rest: &mut Taken<T>) -> T {
        match rest.0.take() {
            Some(value) => value,
            None => unreachable!("a receiver is moved once"),
        }
    }
    /// The same, where the handle knows what has been moved out.
    ///
    /// # Safety
    /// As for [`Tracked::take`].
    #[inline(always)]
    pub unsafe fn receiver_of<T>(self, handle: &Tracked<T>) -> T {
        // SAFETY: the caller's.
        unsafe { handle.take() }
    }
}

/// What is left of a receiver, on its way into a state.
pub trait Rest {
    /// What the state saves.
    type Saved;
    /// Leaves the value, if there is one, in its place.
    fn leave(self) -> Self::Saved;
    /// What is the same wherever ways meet.
    type Settled;
    /// The call is over: a receiver that was moved is gone.
    fn settle(self) -> Self::Settled;
}

/// A value in its place, whose handle was left behind.
pub struct InPlace;

impl<T> Rest for Anchored<T> {
    type Saved = InPlace;
    #[inline(always)]
    fn leave(self) -> InPlace {
        Anchored::leave(self);
        InPlace
    }
    type Settled = Self;
    #[inline(always)]
    fn settle(self) -> Self {
        self
    }
}
impl<T> Rest for Taken<T> {
    type Saved = Gone;
    #[inline(always)]
    fn leave(self) -> Gone {
        Gone
    }
    type Settled = Gone;
    #[inline(always)]
    fn settle(self) -> Gone {
        Gone
    }
}
impl Rest for Gone {
    type Saved = Gone;
    #[inline(always)]
    fn leave(self) -> Gone {
        Gone
    }
    type Settled = Gone;
    #[inline(always)]
    fn settle(self) -> Gone {
        Gone
    }
}

impl InPlace {
    /// The handle again.
    ///
    /// # Safety
    /// As for [`Anchored::resume`].
    #[inline(always)]
    pub unsafe fn resume<T>(self, place: &Place<T>) -> Anchored<T> {
        // SAFETY: the caller's.
        unsafe { Anchored::resume(place) }
    }
}
impl Gone {
    /// Nothing again.
    ///
    /// # Safety
    /// None is needed; it is as for a value in its place.
    #[inline(always)]
    pub unsafe fn resume<T>(self, _: &Place<T>) -> Gone {
        Gone
    }
}
