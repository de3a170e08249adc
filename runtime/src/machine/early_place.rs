//! `guard.m(args)`, where the arguments await and `guard` is not known to be std's: natively its `Deref` is called first, and
//! what it gives is held while the arguments are evaluated.
//!
//! The questions of `settled` tell whether there is such a `Deref`, and which form of it: `Deref` if the method takes `&self`,
//! `DerefMut` if it takes `&mut self`. The answer is a type, the *place order*, and so it is known where the place is to be
//! held, before the arguments. `W` says how far the way goes that is held, as a [`Walk`].
//!
//! | order                 | before the arguments       | the method is called on |
//! |-----------------------|----------------------------|-------------------------|
//! | [`HoldsShared<W>`]    | `&*guard`                  | that                    |
//! | [`HoldsExclusive<W>`] | `&mut *guard`              | that                    |
//! | [`HoldsCopy<W>`]      | `*guard`, which is `Copy`  | that                    |
//! | [`Stays`]             | nothing                    | the place, as written   |

use super::receiver_order::{NEVER_RUN, NotHeld, Stays};
use super::settled::{Container, End, Found, KnownDeref, KnownIndex, OwnDeref, Seen};
use super::{Answer, ByReference, ByValue, Known, OrderOf};
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

/// The place itself.
pub struct Start;
/// What the end of `S` dereferences to.
pub struct Step<S>(PhantomData<S>);

/// A way through pointers, gone for `'a`.
pub trait Walk<'a, P: ?Sized> {
    /// Where it leads.
    type To: ?Sized + 'a;
    /// Goes it.
    fn shared(place: &'a P) -> &'a Self::To;
}
/// One that can be gone exclusively.
pub trait WalkMut<'a, P: ?Sized>: Walk<'a, P> {
    /// Goes it.
    fn exclusive(place: &'a mut P) -> &'a mut Self::To;
}
impl<'a, P: ?Sized + 'a> Walk<'a, P> for Start {
    type To = P;
    #[inline(always)]
    fn shared(place: &'a P) -> &'a P {
        place
    }
}
impl<'a, P: ?Sized + 'a> WalkMut<'a, P> for Start {
    #[inline(always)]
    fn exclusive(place: &'a mut P) -> &'a mut P {
        place
    }
}
impl<'a, P: ?Sized, S: Walk<'a, P, To: Deref<Target: 'a>>> Walk<'a, P> for Step<S> {
    type To = <S::To as Deref>::Target;
    #[inline(always)]
    fn shared(place: &'a P) -> &'a Self::To {
        S::shared(place)
    }
}
impl<'a, P: ?Sized, S: WalkMut<'a, P, To: DerefMut<Target: 'a>>> WalkMut<'a, P> for Step<S> {
    #[inline(always)]
    fn exclusive(place: &'a mut P) -> &'a mut Self::To {
        S::exclusive(place)
    }
}

/// A place is held by a shared reference.
pub struct HoldsShared<W>(PhantomData<W>);
/// By an exclusive one.
pub struct HoldsExclusive<W>(PhantomData<W>);
/// It is copied.
pub struct HoldsCopy<W>(PhantomData<W>);
/// It cannot be told what the method takes.
pub struct Unsettled<T: ?Sized>(PhantomData<*const T>);

/// What is done with a place before the arguments.
pub trait PlaceOrder {
    /// Whether a shared reference to it is made.
    type Shared: Answer;
    /// Whether an exclusive one is.
    type Exclusive: Answer;
    /// Whether the method is called on what is held.
    type Held: Answer;
    /// Whether it is called on the place itself.
    type Not: Answer;
}
/// The same, of a place of type `P` that is held for `'a`.
pub trait Holds<'a, P: ?Sized>: PlaceOrder {
    /// What waits for the arguments.
    type Value;
    /// Holds the place.
    fn hold(place: EarlyPlace<'a, P>) -> Self::Value;
}

/// What is held of a place, before the arguments.
pub enum EarlyPlace<'a, P: ?Sized> {
    /// It, shared.
    Shared(&'a P),
    /// It, exclusively.
    Exclusive(&'a mut P),
    /// Nothing.
    Nothing,
}

/// A copy that waits for the arguments.
pub struct CopyOfPlace<T>(T);

impl PlaceOrder for Stays {
    type Shared = ByReference;
    type Exclusive = ByReference;
    type Held = ByReference;
    type Not = ByValue;
}
impl<W> PlaceOrder for HoldsShared<W> {
    type Shared = ByValue;
    type Exclusive = ByReference;
    type Held = ByValue;
    type Not = ByReference;
}
impl<W> PlaceOrder for HoldsExclusive<W> {
    type Shared = ByReference;
    type Exclusive = ByValue;
    type Held = ByValue;
    type Not = ByReference;
}
impl<W> PlaceOrder for HoldsCopy<W> {
    type Shared = ByValue;
    type Exclusive = ByReference;
    type Held = ByValue;
    type Not = ByReference;
}
impl KnownDeref for Stays {}
impl<W> KnownDeref for HoldsShared<W> {}
impl<W> KnownDeref for HoldsExclusive<W> {}
impl<W> KnownDeref for HoldsCopy<W> {}
/// It is not `KnownDeref`, which is an error; nothing else is.
impl<T: ?Sized> PlaceOrder for Unsettled<T> {
    type Shared = ByReference;
    type Exclusive = ByReference;
    type Held = ByReference;
    type Not = ByValue;
}

const OTHERWISE: &str = "an order makes one kind of reference only";

impl<P: ?Sized> Holds<'_, P> for Stays {
    type Value = NotHeld<P>;
    #[inline(always)]
    fn hold(_: EarlyPlace<'_, P>) -> NotHeld<P> {
        NotHeld::new()
    }
}
impl<T: ?Sized, P: ?Sized> Holds<'_, P> for Unsettled<T> {
    type Value = NotHeld<P>;
    fn hold(_: EarlyPlace<'_, P>) -> NotHeld<P> {
        NotHeld::new()
    }
}
impl<'a, W: Walk<'a, P>, P: ?Sized> Holds<'a, P> for HoldsShared<W> {
    type Value = &'a W::To;
    #[inline(always)]
    fn hold(place: EarlyPlace<'a, P>) -> &'a W::To {
        match place {
            EarlyPlace::Shared(place) => W::shared(place),
            _ => unreachable!("{OTHERWISE}"),
        }
    }
}
impl<'a, W: WalkMut<'a, P>, P: ?Sized> Holds<'a, P> for HoldsExclusive<W> {
    type Value = &'a mut W::To;
    #[inline(always)]
    fn hold(place: EarlyPlace<'a, P>) -> &'a mut W::To {
        match place {
            EarlyPlace::Exclusive(place) => W::exclusive(place),
            _ => unreachable!("{OTHERWISE}"),
        }
    }
}
impl<'a, W: Walk<'a, P, To: Copy>, P: ?Sized> Holds<'a, P> for HoldsCopy<W> {
    type Value = CopyOfPlace<W::To>;
    #[inline(always)]
    fn hold(place: EarlyPlace<'a, P>) -> CopyOfPlace<W::To> {
        match place {
            EarlyPlace::Shared(place) => CopyOfPlace(*W::shared(place)),
            _ => unreachable!("{OTHERWISE}"),
        }
    }
}

/// What kind of thing is held.
pub struct KindOfHeld<H>(PhantomData<H>);
/// What kind of thing is held.
pub fn kind_of_held<H>(_: &H) -> KindOfHeld<H> {
    KindOfHeld(PhantomData)
}
/// Nothing, of a value that could be moved.
pub struct NothingOfSized;
/// Nothing, of one that could not.
pub struct NothingOfUnsized;
/// A reference.
pub struct ReferenceHeld;
/// A copy.
pub struct CopyHeld;

/// Tried first.
pub trait KindOfSized {
    /// The kind.
    fn kind(&self) -> NothingOfSized {
        NothingOfSized
    }
}
impl<T> KindOfSized for &KindOfHeld<NotHeld<T>> {}
/// Tried second.
pub trait KindOfOther {
    /// As above.
    type Kind;
    /// As above.
    fn kind(&self) -> Self::Kind;
}
impl<T: ?Sized> KindOfOther for KindOfHeld<NotHeld<T>> {
    type Kind = NothingOfUnsized;
    fn kind(&self) -> NothingOfUnsized {
        NothingOfUnsized
    }
}
impl<T: ?Sized> KindOfOther for KindOfHeld<&T> {
    type Kind = ReferenceHeld;
    #[inline(always)]
    fn kind(&self) -> ReferenceHeld {
        ReferenceHeld
    }
}
impl<T: ?Sized> KindOfOther for KindOfHeld<&mut T> {
    type Kind = ReferenceHeld;
    #[inline(always)]
    fn kind(&self) -> ReferenceHeld {
        ReferenceHeld
    }
}
impl<T> KindOfOther for KindOfHeld<CopyOfPlace<T>> {
    type Kind = CopyHeld;
    #[inline(always)]
    fn kind(&self) -> CopyHeld {
        CopyHeld
    }
}

/// What the method is called on, where `H` is held.
pub trait HeldAs<H> {
    /// What that is.
    type Receiver;
    /// It.
    fn receiver(held: H) -> Self::Receiver;
}
impl<T> HeldAs<NotHeld<T>> for NothingOfSized {
    type Receiver = T;
    fn receiver(_: NotHeld<T>) -> T {
        unreachable!("{NEVER_RUN}")
    }
}
impl<T: ?Sized> HeldAs<NotHeld<T>> for NothingOfUnsized {
    type Receiver = Box<T>;
    fn receiver(_: NotHeld<T>) -> Box<T> {
        unreachable!("{NEVER_RUN}")
    }
}
impl<R> HeldAs<R> for ReferenceHeld {
    type Receiver = R;
    #[inline(always)]
    fn receiver(held: R) -> R {
        held
    }
}
impl<T> HeldAs<CopyOfPlace<T>> for CopyHeld {
    type Receiver = T;
    #[inline(always)]
    fn receiver(held: CopyOfPlace<T>) -> T {
        held.0
    }
}

/// Holds a place, or does not.
#[inline(always)]
pub fn hold_place<'a, O: Holds<'a, P>, P: ?Sized>(_: OrderOf<O>, place: EarlyPlace<'a, P>) -> O::Value {
    O::hold(place)
}
/// What the method is called on.
#[inline(always)]
pub fn held_place<K: HeldAs<H>, H>(_: K, held: H) -> K::Receiver {
    K::receiver(held)
}
/// Whether a shared reference is made before the arguments.
#[inline(always)]
pub fn holds_shared<O: PlaceOrder>(_: OrderOf<O>) -> bool {
    O::Shared::TAKEN
}
/// Whether an exclusive one is.
#[inline(always)]
pub fn holds_exclusive<O: PlaceOrder>(_: OrderOf<O>) -> bool {
    O::Exclusive::TAKEN
}
/// Whether the method is called on what is held.
#[inline(always)]
pub fn holds_place<O: PlaceOrder>(_: OrderOf<O>) -> bool {
    O::Held::TAKEN
}
/// Before a shared reference: rustc knows whether anything can follow.
#[inline(always)]
pub fn if_shared<O: PlaceOrder>(_: OrderOf<O>) -> <O::Shared as Answer>::Gate {
    O::Shared::gate()
}
/// Before an exclusive one.
#[inline(always)]
pub fn if_exclusive<O: PlaceOrder>(_: OrderOf<O>) -> <O::Exclusive as Answer>::Gate {
    O::Exclusive::gate()
}
/// Before the call on what is held.
#[inline(always)]
pub fn if_held<O: PlaceOrder>(_: OrderOf<O>) -> <O::Held as Answer>::Gate {
    O::Held::gate()
}
/// Before the call on the place itself.
#[inline(always)]
pub fn if_stays<O: PlaceOrder>(_: OrderOf<O>) -> <O::Not as Answer>::Gate {
    O::Not::gate()
}

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
impl<T, S> IndexedOtherwise for OwnDeref<T, S> {}

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
impl<T, S> WithoutContents for OwnDeref<T, S> {}

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
impl<T: Deref, S> OwnDeref<T, S> {
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
