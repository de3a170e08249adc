//! `guard.m(args)`, where the arguments await and `guard` is not known to be std's: natively its `Deref` is called first, and
//! what it gives is held while the arguments are evaluated.
//!
//! The questions of `settled` and `place_order` tell whether there is such a `Deref`, and which form of it: `Deref` if the
//! method takes `&self`, `DerefMut` if it takes `&mut self`. The answer is a type, the *place order*, and so it is known where
//! the place is to be held, before the arguments. `W` says how far the way goes that is held, as a [`Walk`].
//!
//! | order                 | before the arguments       | the method is called on |
//! |-----------------------|----------------------------|-------------------------|
//! | [`HoldsShared<W>`]    | `&*guard`                  | that                    |
//! | [`HoldsExclusive<W>`] | `&mut *guard`              | that                    |
//! | [`HoldsCopy<W>`]      | `*guard`, which is `Copy`  | that                    |
//! | [`Stays`]             | nothing                    | the place, as written   |

use super::receiver_order::{NEVER_RUN, NotHeld, Stays};
use super::settled::KnownDeref;
use super::{Answer, ByReference, ByValue, OrderOf};
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
    /// By what kind of reference it is held.
    type By: Reference;
}
/// A kind of reference, or none.
pub trait Reference {
    /// Whether a shared one is made.
    type Shared: Answer;
    /// Whether an exclusive one is.
    type Exclusive: Answer;
    /// Whether the method is called on what is held.
    type Held: Answer;
    /// Whether it is called on the place itself.
    type Not: Answer;
}
/// `&`
pub struct Shared;
/// `&mut`
pub struct Exclusive;
/// None.
pub struct NoReference;

impl Reference for Shared {
    type Shared = ByValue;
    type Exclusive = ByReference;
    type Held = ByValue;
    type Not = ByReference;
}
impl Reference for Exclusive {
    type Shared = ByReference;
    type Exclusive = ByValue;
    type Held = ByValue;
    type Not = ByReference;
}
impl Reference for NoReference {
    type Shared = ByReference;
    type Exclusive = ByReference;
    type Held = ByReference;
    type Not = ByValue;
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
    type By = NoReference;
}
impl<W> PlaceOrder for HoldsShared<W> {
    type By = Shared;
}
impl<W> PlaceOrder for HoldsCopy<W> {
    type By = Shared;
}
impl<W> PlaceOrder for HoldsExclusive<W> {
    type By = Exclusive;
}
/// It is not `KnownDeref`, which is an error; nothing else is.
impl<T: ?Sized> PlaceOrder for Unsettled<T> {
    type By = NoReference;
}
#[diagnostic::do_not_recommend]
impl KnownDeref for Stays {}
#[diagnostic::do_not_recommend]
impl<W> KnownDeref for HoldsShared<W> {}
#[diagnostic::do_not_recommend]
impl<W> KnownDeref for HoldsExclusive<W> {}
#[diagnostic::do_not_recommend]
impl<W> KnownDeref for HoldsCopy<W> {}

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
    <O::By as Reference>::Shared::TAKEN
}
/// Whether an exclusive one is.
#[inline(always)]
pub fn holds_exclusive<O: PlaceOrder>(_: OrderOf<O>) -> bool {
    <O::By as Reference>::Exclusive::TAKEN
}
/// Whether the method is called on what is held.
#[inline(always)]
pub fn holds_place<O: PlaceOrder>(_: OrderOf<O>) -> bool {
    <O::By as Reference>::Held::TAKEN
}
/// Before a shared reference: rustc knows whether anything can follow.
#[inline(always)]
pub fn if_shared<O: PlaceOrder>(_: OrderOf<O>) -> <<O::By as Reference>::Shared as Answer>::Gate {
    <O::By as Reference>::Shared::gate()
}
/// Before an exclusive one.
#[inline(always)]
pub fn if_exclusive<O: PlaceOrder>(_: OrderOf<O>) -> <<O::By as Reference>::Exclusive as Answer>::Gate {
    <O::By as Reference>::Exclusive::gate()
}
/// Before the call on what is held.
#[inline(always)]
pub fn if_held<O: PlaceOrder>(_: OrderOf<O>) -> <<O::By as Reference>::Held as Answer>::Gate {
    <O::By as Reference>::Held::gate()
}
/// Before the call on the place itself.
#[inline(always)]
pub fn if_stays<O: PlaceOrder>(_: OrderOf<O>) -> <<O::By as Reference>::Not as Answer>::Gate {
    <O::By as Reference>::Not::gate()
}
