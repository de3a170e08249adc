//! `x.f.m(args)`, and `x.f` is not mentioned again, though `x` is still to be dropped: was the field moved or borrowed? The
//! same is asked as for a whole local ([`super::receiver`]).
//!
//! | the field's type          | answer                                            |
//! |---------------------------|---------------------------------------------------|
//! | `Copy`, or a `&mut`       | by reference: nothing is lost, a `&mut` reborrowed |
//! | an iterator or a future, and a name of their adaptors | by value              |
//! | an iterator, an `Option`, a `Result`, and `map` or the like, with a closure | by value |
//! | any other, and such a name | by reference: if the method takes it, rustc refuses that |
//! | any other                 | what method resolution finds                      |
//!
//! What is left of `x` is dropped by code that moves the field out again, if it was moved. Where it was borrowed, that code
//! need not be possible: `x` may be a guard, or have a `Drop` of its own. So it stands behind a [`gate`], whose type says
//! there that nothing comes after it, and rustc's borrow checker does not look at what cannot be reached.

use super::consumed::Sum;
use super::receiver::{
    AdaptedSubject, AdaptorName, ByReference, ByValue, ClosureName, FutureName, IteratorName, Known, Marker,
    NamedSubject, OtherSubject, never_like,
};
use super::tracked::Part;
use std::marker::PhantomData;

/// Asks on behalf of a field of type `T`, for a method whose name is of the kind `N`.
pub struct PartSubject<'a, T, N>(&'a T, PhantomData<N>);

/// What asks for `value`.
pub fn part_of<N, T>(value: &T) -> PartSubject<'_, T, N> {
    PartSubject(value, PhantomData)
}

/// Tried first: a copy is as good as the field.
pub trait CopiedSubject {
    /// What the method is called on.
    fn probe_subject(&self) -> Known {
        Known
    }
    /// The answer, whatever was found.
    fn probe_pick<R>(&self, _: PhantomData<R>) -> PhantomData<Marker> {
        PhantomData
    }
}
impl<T: Copy, N> CopiedSubject for &PartSubject<'_, T, N> {}

/// Tried beside it: no exclusive reference is `Copy`.
pub trait ReborrowedSubject {
    /// What the method is called on.
    fn probe_subject(&self) -> Known {
        Known
    }
    /// The answer, whatever was found.
    fn probe_pick<R>(&self, _: PhantomData<R>) -> PhantomData<Marker> {
        PhantomData
    }
}
impl<T: ?Sized, N> ReborrowedSubject for &PartSubject<'_, &mut T, N> {}

impl<T: Iterator> NamedSubject for &&PartSubject<'_, T, IteratorName> {}
impl<T: Future> NamedSubject for &&PartSubject<'_, T, FutureName> {}
impl<T: Iterator> NamedSubject for &&PartSubject<'_, T, AdaptorName> {}
impl<T: Future> AdaptedSubject for &&PartSubject<'_, T, AdaptorName> {}

impl<T: Iterator> NamedSubject for &&PartSubject<'_, T, ClosureName> {}
impl<T: Sum> AdaptedSubject for &&PartSubject<'_, T, ClosureName> {}

impl<T, N> OtherSubject<T> for PartSubject<'_, T, N> {
    fn probe_subject(&self) -> T {
        never_like(self.0)
    }
}

impl ByReference {
    /// What the field is one of: the local in its place.
    #[inline(always)]
    pub fn root<'a, T, F, H>(
        self,
        of: Part<'_, T>,
        _find: impl for<'w> FnOnce(&'w T) -> &'w F,
        _hold: impl FnOnce(F) -> H,
    ) -> &'a mut T {
        of.whole()
    }
}

impl ByValue {
    /// What the field is one of: a holder of the field, which is moved there. In a box, since that can be moved out of like a
    /// place, so that the method is found as on the field itself.
    #[inline(always)]
    pub fn root<T, F, H>(
        self,
        of: Part<'_, T>,
        find: impl for<'w> FnOnce(&'w T) -> &'w F,
        hold: impl FnOnce(F) -> H,
    ) -> Box<H> {
        of.gone();
        let field = std::ptr::from_ref(find(of.whole()));
        // SAFETY: whoever has made `of` says that the field is there, and that nobody uses it again.
        Box::new(hold(unsafe { field.read() }))
    }
}

/// The answer to a question about a part.
pub trait Answer {
    /// What `gate` gives: nothing can follow what is never given.
    type Gate;
    /// Whether the part is moved.
    const TAKEN: bool;
    /// See [`gate`].
    fn gate() -> Self::Gate;
}

/// A type of no value.
pub enum Never {}

impl Answer for ByValue {
    type Gate = ();
    const TAKEN: bool = true;
    #[inline(always)]
    fn gate() {}
}
impl Answer for ByReference {
    type Gate = Never;
    const TAKEN: bool = false;
    #[cold]
    fn gate() -> Never {
        unreachable!("what is not moved is not gone")
    }
}

/// Says for all of the step what has been found.
#[inline(always)]
pub fn answered<A>(_: PhantomData<A>, _: A) {}

/// Before code that moves out a part that was moved: if it never is, that code is unreachable, and rustc knows.
#[inline(always)]
pub fn gate<A: Answer>(_: PhantomData<A>) -> A::Gate {
    A::gate()
}

/// The bit of a part that is gone if the method that has been called has taken it.
#[inline(always)]
pub fn if_taken<A: Answer>(_: PhantomData<A>, bit: u32) -> u32 {
    if A::TAKEN { bit } else { 0 }
}
