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
use std::pin::Pin;

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

impl<T> Taken<T> {
    #[inline(always)]
    pub(super) fn new(value: T) -> Self {
        Taken(Some(value))
    }
    #[inline(always)]
    pub(super) fn none() -> Self {
        Taken(None)
    }
    /// The receiver, once.
    #[inline(always)]
    pub(super) fn take(&mut self) -> T {
        match self.0.take() {
            Some(value) => value,
            None => unreachable!("a receiver is moved once"),
        }
    }
}

/// Asks on behalf of a receiver of type `T`, for a method whose name is of the kind `N`.
///
/// A method of a trait that takes `self` by value would tie with the probe's. So where type and name together tell that the
/// receiver is taken by value, it does not ask itself: [`Known`] does, which has no method but the probe's.
pub struct Subject<'a, T, N>(&'a T, PhantomData<N>);

/// What asks for `value`.
pub fn subject_of<N, T>(value: &T) -> Subject<'_, T, N> {
    Subject(value, PhantomData)
}

/// Any name.
pub struct AnyName;
/// A name of `Iterator`'s adaptors.
pub struct IteratorName;
/// A name of the adaptors that futures have, in whatever library.
pub struct FutureName;
/// A name of adaptors that both have.
pub struct AdaptorName;
/// `poll_…`.
pub struct PollName;

/// A name of methods of std that are handed a closure, and take what they are called on.
pub struct ClosureName;

/// Stands for a receiver that is known to be taken by value.
pub struct Known;

/// Tried first: an exclusive reference is reborrowed, and has nothing to drop.
pub trait ReferenceSubject {
    /// What the method is called on.
    fn probe_subject(&self) -> Known {
        Known
    }
    /// The answer, whatever was found.
    fn probe_pick<R>(&self, _: PhantomData<R>) -> PhantomData<Known> {
        PhantomData
    }
}
impl<T: ?Sized, N> ReferenceSubject for &Subject<'_, &mut T, N> {}

/// Tried beside it: a shared reference is copied. It stays in a place, where it can also be borrowed itself.
pub trait SharedSubject {
    /// What the method is called on.
    fn probe_subject(&self) -> Known {
        Known
    }
    /// The answer, whatever was found.
    fn probe_pick<R>(&self, _: PhantomData<R>) -> PhantomData<Marker> {
        PhantomData
    }
}
impl<T: ?Sized, N> SharedSubject for &Subject<'_, &T, N> {}

/// Tried second: the name tells, for this type.
pub trait NamedSubject {
    /// What the method is called on.
    fn probe_subject(&self) -> Known {
        Known
    }
    /// The answer, whatever was found.
    fn probe_pick<R>(&self, _: PhantomData<R>) -> PhantomData<Known> {
        PhantomData
    }
}
impl<T: Iterator> NamedSubject for &&Subject<'_, T, IteratorName> {}
impl<T: Future> NamedSubject for &&Subject<'_, T, FutureName> {}
impl<T: Iterator> NamedSubject for &&Subject<'_, T, AdaptorName> {}
impl<T: ?Sized> NamedSubject for &&Subject<'_, Pin<&mut T>, PollName> {}

/// Tried beside it: no iterator is a future.
pub trait AdaptedSubject {
    /// What the method is called on.
    fn probe_subject(&self) -> Known {
        Known
    }
    /// The answer, whatever was found.
    fn probe_pick<R>(&self, _: PhantomData<R>) -> PhantomData<Known> {
        PhantomData
    }
}
impl<T: Future> AdaptedSubject for &&Subject<'_, T, AdaptorName> {}

/// Tried last: all others ask themselves.
pub trait OtherSubject<T> {
    /// What the method is called on.
    fn probe_subject(&self) -> T;
    /// The answer that was found.
    fn probe_pick<R>(&self, found: PhantomData<R>) -> PhantomData<R> {
        found
    }
}
impl<T, N> OtherSubject<T> for Subject<'_, T, N> {
    fn probe_subject(&self) -> T {
        never_like(self.0)
    }
}

/// The type of what is referred to, in code that never runs.
pub fn type_behind<T>(_: &T) -> PhantomData<T> {
    PhantomData
}

/// Fails to compile if `call`, which uses a captured value of type `T`, only borrows it: a closure that moves what it
/// captures has something to drop.
///
/// ```compile_fail,E0080
/// struct Loud(u8);
/// impl Drop for Loud {
///     fn drop(&mut self) {}
/// }
/// macro_rules! number {
///     ($loud:expr) => {
///         $loud.0
///     };
/// }
/// #[asyncio::coroutine]
/// async fn borrows(loud: Loud) -> u8 {
///     let number = number!(loud); // `number!(&loud)` is fine
///     std::future::ready(()).await;
///     number
/// }
/// borrows(Loud(1));
/// ```
pub fn assert_moved<T, C>(_: PhantomData<T>, _call: &C) {
    const {
        assert!(
            std::mem::needs_drop::<C>() || !std::mem::needs_drop::<T>(),
            "this method or macro was taken to move a local, from how it is called, but it borrows it: write `(&mut x).method()`, or `mac!(&x)`"
        )
    }
}

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
        rest.take()
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
}
impl<T> Rest for Taken<T> {
    type Saved = Gone;
    #[inline(always)]
    fn leave(self) -> Gone {
        Gone
    }
}
impl Rest for Gone {
    type Saved = Gone;
    #[inline(always)]
    fn leave(self) -> Gone {
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
