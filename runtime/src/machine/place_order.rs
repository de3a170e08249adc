//! Which [`PlaceOrder`] follows from what is found of a place.
//!
//! Asked are, in code that never runs: a pointer on the way that has a `Deref` of its own; what it gives, or the place itself if
//! anything is called on the way to it; what that leads to through pointers of std; and what that contains, if it is a
//! collection. The first that has such a method says how the place is held.

use super::early_place::{HoldsCopy, HoldsExclusive, HoldsShared, Start, Step, Unsettled};
use super::receiver_order::Stays;
use super::settled::{Container, End, Found, KnownDeref, KnownIndex, OwnDeref, Seen};
use super::{ByReference, ByValue, Known, OrderOf};
use std::ops::Deref;

/// Is anything called on the way through a place, which is not std's? Tried first: an index of std is not.
pub trait IndexedByStd {
    /// The answer.
    fn index_is_called(&self) -> ByReference {
        ByReference
    }
}
impl<T: ?Sized + KnownIndex, S> IndexedByStd for &End<T, S> {}
/// Tried second.
pub trait IndexedOtherwise {
    /// The answer.
    fn index_is_called(&self) -> ByValue {
        ByValue
    }
}
impl<T: ?Sized, S> IndexedOtherwise for End<T, S> {}
impl<T: ?Sized, S> IndexedOtherwise for OwnDeref<T, S> {}

/// What many values are in. Tried first.
pub trait WithContents<T: ?Sized> {
    /// What has methods of its own.
    fn contents(&self) -> Seen<T> {
        Seen::new()
    }
}
impl<T: Container + Deref, S> WithContents<T::Target> for &End<T, S> {}
/// Tried second.
pub trait WithoutContents {
    /// Nothing to ask.
    fn contents(&self) -> Seen<Known> {
        Seen::new()
    }
}
impl<T: ?Sized, S> WithoutContents for End<T, S> {}
impl<T: ?Sized, S> WithoutContents for OwnDeref<T, S> {}

/// What is asked about a value. Tried first: one whose size is known.
pub trait AskedSized<T> {
    /// Has it a method that takes `self`? Asked where none takes a reference.
    fn asked_value<S: Found, M: Found>(&self, _: S, _: M) -> S::OrElse<Known, M::OrElse<Known, T>> {
        unreachable!()
    }
}
impl<T> AskedSized<T> for &Seen<T> {}
/// Tried second: it has none.
pub trait AskedUnsized {
    /// The answer.
    fn asked_value<S, M>(&self, _: S, _: M) -> Known {
        unreachable!()
    }
}
impl<T: ?Sized> AskedUnsized for Seen<T> {}

impl<T: ?Sized> Seen<T> {
    /// Has it a method that takes `&self`?
    pub fn asked_shared<'a>(&self) -> &'a T {
        unreachable!()
    }
    /// As above.
    pub fn asked_exclusive<'a>(&self) -> &'a mut T {
        unreachable!()
    }
}

/// Whether one of two is so.
pub fn either<A: Found, B: Found>(_: A, _: B) -> A::OrElse<ByValue, B> {
    unreachable!()
}

/// What follows from what is found of a place, of what it leads to, and of what that contains.
type Picked<W, T, S1, M1, V1, S2, M2, S3, M3> = Or<
    S1,
    HoldsShared<W>,
    Or<
        M1,
        HoldsExclusive<W>,
        Or<
            V1,
            HoldsCopy<W>,
            Or<
                S2,
                HoldsShared<W>,
                Or<M2, HoldsExclusive<W>, Or<S3, HoldsShared<W>, Or<M3, HoldsExclusive<W>, Unsettled<T>>>>,
            >,
        >,
    >,
>;
type Or<A, Yes, No> = <A as Found>::OrElse<Yes, No>;

#[expect(clippy::type_complexity, reason = "the types are the answers")]
impl<T: ?Sized, S> End<T, S> {
    /// Nothing more is called.
    pub fn deref_is_called(&self) -> ByReference {
        unreachable!()
    }
    /// What is asked about first: the place, if anything was called on the way to it.
    pub fn first<A: Found, O, P: ?Sized>(&self, _: A, _: O, _: &Seen<P>) -> Or<A, Seen<P>, Seen<Known>> {
        unreachable!()
    }
    /// What is asked about second: where it leads to.
    pub fn second(&self) -> Seen<T> {
        unreachable!()
    }
    /// What follows.
    pub fn place_order<A: Found, O, S1: Found, M1: Found, V1: Found, S2: Found, M2: Found, S3: Found, M3: Found>(
        &self,
        _: A,
        _: O,
        _: (S1, M1, V1),
        _: (S2, M2),
        _: (S3, M3),
    ) -> OrderOf<Or<A, Picked<Start, T, S1, M1, V1, S2, M2, S3, M3>, Stays>>
    where
        Or<A, Picked<Start, T, S1, M1, V1, S2, M2, S3, M3>, Stays>: KnownDeref,
    {
        []
    }
}

#[expect(clippy::type_complexity, reason = "the types are the answers")]
impl<T: ?Sized + Deref, S> OwnDeref<T, S> {
    /// It is, if the type has no such method itself.
    pub fn deref_is_called(&self) -> ByValue {
        unreachable!()
    }
    /// What is asked about first: what its `Deref` gives, if it is called.
    pub fn first<A, S0: Found, M0: Found, V0: Found, P: ?Sized>(
        &self,
        _: A,
        _: (S0, M0, V0),
        _: &Seen<P>,
    ) -> Or<S0, Seen<Known>, Or<M0, Seen<Known>, Or<V0, Seen<Known>, Seen<T::Target>>>> {
        unreachable!()
    }
    /// Not asked: what follows is behind two of them.
    pub fn second(&self) -> Seen<Known> {
        unreachable!()
    }
    /// What follows.
    pub fn place_order<
        A: Found,
        S0: Found,
        M0: Found,
        V0: Found,
        S1: Found,
        M1: Found,
        V1: Found,
        S2: Found,
        M2: Found,
        S3: Found,
        M3: Found,
    >(
        &self,
        _: A,
        _: (S0, M0, V0),
        _: (S1, M1, V1),
        _: (S2, M2),
        _: (S3, M3),
    ) -> OrderOf<OfPointer<A, T, S, S0, M0, V0, Picked<Step<S>, T, S1, M1, V1, S2, M2, S3, M3>>>
    where
        OfPointer<A, T, S, S0, M0, V0, Picked<Step<S>, T, S1, M1, V1, S2, M2, S3, M3>>: KnownDeref,
    {
        []
    }
}

/// What follows where a pointer has a `Deref` of its own: its own methods come first.
type OfPointer<A, T, W, S0, M0, V0, Behind> = Or<
    S0,
    Or<A, HoldsShared<W>, Stays>,
    Or<M0, Or<A, HoldsExclusive<W>, Stays>, Or<V0, Or<A, Unsettled<T>, Stays>, Behind>>,
>;
