//! `x.m(args)`, where an argument may change `x`: is the receiver a copy of before?
//!
//! It is, if it is `Copy` and the method takes `self`. The answer to the questions of `settled` is a type, the *order*, and so
//! it is known where the copy is to be made, before the arguments.
//!
//! | order      | before the arguments | the method is called on |
//! |------------|----------------------|-------------------------|
//! | [`Copies`] | the receiver is copied | the copy              |
//! | [`Stays`]  | nothing              | the place, as written   |

use super::settled::{Found, Pointer, Seen};
use super::{ByReference, ByValue, Known, OrderOf};
use std::marker::PhantomData;

/// The receiver is copied before the arguments are evaluated.
pub struct Copies;
/// The receiver stays where it is.
pub struct Stays;

/// What is done with a receiver before the arguments are evaluated.
pub trait ReceiverOrder {
    /// Whether it is copied.
    const COPIES: bool;
    /// What waits for the arguments.
    type Held<T: Copy>: Copy;
    /// What the method is called on afterwards; a reference, where that is never done.
    type Receiver<'a, T: Copy + 'a>;
    /// Copies a value.
    fn hold<T: Copy>(value: &T) -> Self::Held<T>;
    /// The copy.
    fn receiver<'a, T: Copy + 'a>(held: Self::Held<T>) -> Self::Receiver<'a, T>;
}

impl ReceiverOrder for Copies {
    const COPIES: bool = true;
    type Held<T: Copy> = T;
    type Receiver<'a, T: Copy + 'a> = T;
    #[inline(always)]
    fn hold<T: Copy>(value: &T) -> T {
        *value
    }
    #[inline(always)]
    fn receiver<'a, T: Copy + 'a>(held: T) -> T {
        held
    }
}

impl ReceiverOrder for Stays {
    const COPIES: bool = false;
    type Held<T: Copy> = ();
    type Receiver<'a, T: Copy + 'a> = &'a mut T;
    #[inline(always)]
    fn hold<T: Copy>(_: &T) {}
    fn receiver<'a, T: Copy + 'a>((): ()) -> &'a mut T {
        unreachable!("{NEVER_RUN}")
    }
}

pub(super) const NEVER_RUN: &str = "it is called where it stands";

/// Whether the receiver is copied.
#[inline(always)]
pub fn copies_receiver<O: ReceiverOrder>(_: OrderOf<O>) -> bool {
    O::COPIES
}

/// A receiver, before the arguments are evaluated.
pub struct EarlyReceiver<'a, T: ?Sized>(pub &'a T);

/// What waits for the arguments, of a receiver that can be copied.
pub struct HeldReceiver<O: ReceiverOrder, T: Copy>(O::Held<T>);
impl<O: ReceiverOrder, T: Copy> Clone for HeldReceiver<O, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<O: ReceiverOrder, T: Copy> Copy for HeldReceiver<O, T> {}

/// What waits where nothing does: it is used where it stands.
pub struct NotHeld<T: ?Sized>(PhantomData<fn() -> *const T>);
impl<T: ?Sized> NotHeld<T> {
    pub(super) fn new() -> Self {
        NotHeld(PhantomData)
    }
}
impl<T: ?Sized> Clone for NotHeld<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: ?Sized> Copy for NotHeld<T> {}

/// Tried first: the value can be copied.
pub trait HoldCopy<T: Copy> {
    /// Copies it, if the order says so.
    fn hold_receiver<O: ReceiverOrder>(&self, order: OrderOf<O>) -> HeldReceiver<O, T>;
}
impl<T: Copy> HoldCopy<T> for &&EarlyReceiver<'_, T> {
    #[inline(always)]
    fn hold_receiver<O: ReceiverOrder>(&self, _: OrderOf<O>) -> HeldReceiver<O, T> {
        HeldReceiver(O::hold(self.0))
    }
}

/// Tried second: what it points to can be copied.
pub trait HoldTarget<T: Copy> {
    /// Copies it, if the order says so.
    fn hold_receiver<O: ReceiverOrder>(&self, order: OrderOf<O>) -> HeldReceiver<O, T>;
}
impl<P: Pointer<Target: Copy>> HoldTarget<P::Target> for &EarlyReceiver<'_, P> {
    #[inline(always)]
    fn hold_receiver<O: ReceiverOrder>(&self, _: OrderOf<O>) -> HeldReceiver<O, P::Target> {
        HeldReceiver(O::hold(&**self.0))
    }
}

/// Tried last.
pub trait HoldNothing<T: ?Sized> {
    /// Nothing waits.
    fn hold_receiver(&self, order: OrderOf<Stays>) -> NotHeld<T>;
}
impl<T: ?Sized> HoldNothing<T> for EarlyReceiver<'_, T> {
    #[inline(always)]
    fn hold_receiver(&self, _: OrderOf<Stays>) -> NotHeld<T> {
        NotHeld::new()
    }
}

/// What has waited for the arguments.
pub trait HeldFor<'a, O> {
    /// What the method is called on.
    type Receiver;
    /// The copy.
    fn receiver(self) -> Self::Receiver;
}
impl<'a, O: ReceiverOrder, T: Copy + 'a> HeldFor<'a, O> for HeldReceiver<O, T> {
    type Receiver = O::Receiver<'a, T>;
    #[inline(always)]
    fn receiver(self) -> Self::Receiver {
        O::receiver(self.0)
    }
}
impl<'a, O, T: ?Sized + 'a> HeldFor<'a, O> for NotHeld<T> {
    type Receiver = &'a mut T;
    fn receiver(self) -> &'a mut T {
        unreachable!("{NEVER_RUN}")
    }
}

/// The copy that the method is called on.
#[inline(always)]
pub fn copied_receiver<'a, O, H: HeldFor<'a, O>>(_: OrderOf<O>, held: H) -> H::Receiver {
    held.receiver()
}

/// A receiver that may be copied before the arguments: `T` is what would be, `P` what points to it, if anything does, and
/// `K` says what is known of them.
pub struct Receiver<P, T, K>(PhantomData<*const (P, T, K)>);

/// What is known of a receiver.
pub trait ReceiverKind {
    /// What is asked whether it has a method that takes `self`.
    type Asked<S: Found, M: Found, T>;
    /// What is done with it.
    type Order<S: Found, M: Found, V: Found>;
}
/// A shared reference. It is copied, also where the method is that of what it refers to.
pub struct SharedReference;
/// What can be copied.
pub struct CopyValue;
/// What an exclusive reference refers to: what takes `&mut self` of it takes the reference, and is found first.
pub struct BehindExclusive;
/// What cannot be copied, and leads to nothing that can.
pub struct NoCopy;

impl ReceiverKind for SharedReference {
    type Asked<S: Found, M: Found, T> = M::OrElse<T, Known>;
    type Order<S: Found, M: Found, V: Found> = M::OrElse<V::OrElse<Copies, Stays>, Copies>;
}
impl ReceiverKind for CopyValue {
    type Asked<S: Found, M: Found, T> = S::OrElse<T, M::OrElse<T, Known>>;
    type Order<S: Found, M: Found, V: Found> =
        S::OrElse<V::OrElse<Copies, Stays>, M::OrElse<V::OrElse<Copies, Stays>, Copies>>;
}
impl ReceiverKind for BehindExclusive {
    type Asked<S: Found, M: Found, T> = M::OrElse<Known, S::OrElse<T, Known>>;
    type Order<S: Found, M: Found, V: Found> = M::OrElse<Stays, S::OrElse<V::OrElse<Copies, Stays>, Copies>>;
}
impl ReceiverKind for NoCopy {
    type Asked<S: Found, M: Found, T> = Known;
    type Order<S: Found, M: Found, V: Found> = Stays;
}

/// What is behind several pointers and can be copied: none of those is asked.
#[diagnostic::on_unimplemented(
    message = "an argument that awaits may change what this method is called on, before or after it is copied",
    label = "it cannot be told here whether the method takes a copy",
    note = "write `{{ *x }}.method(…)`, with a `*` for each reference or pointer, if the method takes `self`, else `(&mut *x).method(…)`"
)]
pub trait Askable {}
impl Askable for SharedReference {}
impl Askable for CopyValue {}
impl Askable for BehindExclusive {}
impl Askable for NoCopy {}
/// See [`Askable`].
pub struct BehindSeveral;
impl ReceiverKind for BehindSeveral {
    type Asked<S: Found, M: Found, T> = Known;
    type Order<S: Found, M: Found, V: Found> = Stays;
}
/// A method whose arguments cannot be handed to the question.
#[diagnostic::on_unimplemented(
    message = "an argument that awaits may change what this method is called on, before or after it is copied",
    label = "with a closure among the arguments, it cannot be told whether the method takes a copy",
    note = "write `{{ x }}.method(…)` if the method takes `self`, else `(&mut x).method(…)` or `(&x).method(…)`"
)]
pub trait NothingToAsk {}
impl NothingToAsk for NoCopy {}

impl<P, T, K: ReceiverKind> Receiver<P, T, K> {
    /// Has what points to it such a method?
    pub fn pointer_shared<'a>(&self) -> &'a P {
        unreachable!()
    }
    /// As above.
    pub fn pointer_exclusive<'a>(&self) -> &'a mut P {
        unreachable!()
    }
    /// Has it one itself?
    pub fn asked_shared<'a>(&self) -> &'a T {
        unreachable!()
    }
    /// As above.
    pub fn asked_exclusive<'a>(&self) -> &'a mut T {
        unreachable!()
    }
    /// As above.
    pub fn asked_value<S: Found, M: Found>(&self, _: S, _: M) -> K::Asked<S, M, T> {
        unreachable!()
    }
    /// What follows from the answers: those of the pointer first.
    #[expect(clippy::type_complexity, reason = "the type is the answer")]
    pub fn order<A: Found, B: Found, S: Found, M: Found, V: Found>(
        &self,
        _: (A, B),
        _: (S, M, V),
    ) -> OrderOf<A::OrElse<Stays, B::OrElse<Stays, K::Order<S, M, V>>>>
    where
        K: Askable,
    {
        []
    }
    /// The same where nothing can be asked.
    pub fn order_unasked(&self) -> OrderOf<Stays>
    where
        K: NothingToAsk,
    {
        []
    }
}

/// Tried first: has it `max`, `min` and `clamp` of std, which take `self`? A question would tie with them.
pub trait Compares {
    /// The answer.
    fn compares(&self) -> ByValue {
        ByValue
    }
}
impl<P, T: Ord, K> Compares for &Receiver<P, T, K> {}

/// Tried second.
pub trait ComparesNot {
    /// The answer.
    fn compares(&self) -> ByReference {
        ByReference
    }
}
impl<P, T, K> ComparesNot for Receiver<P, T, K> {}

/// One order is the other.
pub fn same_order<O>(_: OrderOf<O>, _: OrderOf<O>) {}

/// Tried first.
pub trait SeenReference<T> {
    /// What kind of receiver it is.
    fn receiver_kind(&self) -> Receiver<Known, T, SharedReference> {
        Receiver(PhantomData)
    }
}
impl<'a, T: ?Sized> SeenReference<&'a T> for &&&&&Seen<&'a T> {}

/// Tried second.
pub trait SeenCopy<T> {
    /// As above.
    fn receiver_kind(&self) -> Receiver<Known, T, CopyValue> {
        Receiver(PhantomData)
    }
}
impl<T: Copy> SeenCopy<T> for &&&&Seen<T> {}

/// Tried third.
pub trait SeenExclusive<P, T> {
    /// As above.
    fn receiver_kind(&self) -> Receiver<P, T, BehindExclusive> {
        Receiver(PhantomData)
    }
}
impl<'a, T: Copy> SeenExclusive<&'a mut T, T> for &&&Seen<&'a mut T> {}

/// Tried fourth.
pub trait SeenPointer<P, T> {
    /// As above.
    fn receiver_kind(&self) -> Receiver<P, T, CopyValue> {
        Receiver(PhantomData)
    }
}
impl<P: Pointer<Target: Copy>> SeenPointer<P, P::Target> for &&Seen<P> {}

/// Tried fifth.
pub trait SeenPointers {
    /// As above.
    fn receiver_kind(&self) -> Receiver<Known, Known, BehindSeveral> {
        Receiver(PhantomData)
    }
}
impl<P: Pointer<Target: Pointer<Target: Copy>>> SeenPointers for &Seen<P> {}

/// Tried last.
pub trait SeenOther {
    /// As above.
    fn receiver_kind(&self) -> Receiver<Known, Known, NoCopy> {
        Receiver(PhantomData)
    }
}
impl<T: ?Sized> SeenOther for Seen<T> {}
