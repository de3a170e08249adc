//! `place.m(args)`, where the arguments await: what of the place is evaluated before them?
//!
//! A `Copy` value that the method takes is copied before the arguments run. What is borrowed stays where it is, and nobody
//! changes it meanwhile, so that it can be found after them. A `Deref` or an `Index` is called before them: those of std
//! do nothing that could be seen, so that they may be called later; any other is a compile error.
//!
//! The macro knows no types, so method resolution is asked, as in `receiver`, in code that never runs. A trait with a
//! method of the same name, tried just after the form that is asked about, tells whether there is one:
//!
//! | question                             | called on  | the trait's method     | ties with               |
//! |--------------------------------------|------------|------------------------|-------------------------|
//! | is there a method that takes `&self`?| `&T`       | `&self`, of `&T`       | nothing                 |
//! | one that takes `&mut self`?          | `&mut T`   | `&self`, of `&mut T`   | nothing                 |
//! | one that takes `self`?               | `T`        | `self`, of `T`         | a trait's, that takes `self` |
//!
//! So the third is only asked where the others leave it open. The answer is a type, the *order*, and so it is known where the
//! copy is to be made, before the arguments.

use super::{Builtin, ByReference, ByValue, Known, OrderOf, Overloaded, Primitive};
use std::cell::{Ref, RefMut};
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, MutexGuard, RwLockReadGuard, RwLockWriteGuard};

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

const NEVER_RUN: &str = "the method is called where its receiver stands";

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

/// The same of one that cannot.
pub struct NotHeld<T: ?Sized>(PhantomData<fn() -> *const T>);
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
        NotHeld(PhantomData)
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

/// What points to a value and gives it without doing anything that could be seen.
pub trait Pointer: Deref {}
impl<T: ?Sized> Pointer for &T {}
impl<T: ?Sized> Pointer for &mut T {}
impl<T: ?Sized> Pointer for Box<T> {}
impl<T: ?Sized> Pointer for Rc<T> {}
impl<T: ?Sized> Pointer for Arc<T> {}
impl<P: Pointer> Pointer for Pin<P> {}
impl<T: ?Sized> Pointer for Ref<'_, T> {}
impl<T: ?Sized> Pointer for RefMut<'_, T> {}
impl<T: ?Sized> Pointer for MutexGuard<'_, T> {}
impl<T: ?Sized> Pointer for RwLockReadGuard<'_, T> {}
impl<T: ?Sized> Pointer for RwLockWriteGuard<'_, T> {}
impl<T: ?Sized> Pointer for ManuallyDrop<T> {}
impl<T> Pointer for AssertUnwindSafe<T> {}

/// The same, of many values that are never `Copy` as a whole and lead nowhere else.
pub trait Container {}
impl<T> Container for Vec<T> {}
impl Container for String {}
impl Container for std::path::PathBuf {}
impl Container for std::ffi::OsString {}
impl Container for std::ffi::CString {}

/// What is looked at, as a type, in code that never runs.
pub struct Seen<T: ?Sized>(PhantomData<*const T>);

/// Looks at a place.
pub fn seen<T: ?Sized>(_: &T) -> Seen<T> {
    Seen(PhantomData)
}

/// What all pointers on the way lead to.
pub struct End<T: ?Sized>(PhantomData<*const T>);
/// What has a `Deref` of its own.
pub struct ForeignEnd<T: ?Sized>(PhantomData<*const T>);

/// Tried first: nothing is behind it.
pub trait BehindContainer<T> {
    /// What it leads to.
    fn behind(&self) -> End<T> {
        End(PhantomData)
    }
}
impl<T: Container> BehindContainer<T> for &&&Seen<T> {}

/// Tried second.
pub trait BehindPointer<T: ?Sized> {
    /// What it leads to.
    fn behind(&self) -> Seen<T> {
        Seen(PhantomData)
    }
}
impl<P: Pointer> BehindPointer<P::Target> for &&Seen<P> {}

/// Tried third.
pub trait BehindForeign<T> {
    /// What it leads to is not asked for.
    fn behind(&self) -> ForeignEnd<T> {
        ForeignEnd(PhantomData)
    }
}
impl<T: Deref> BehindForeign<T> for &Seen<T> {}

/// Tried last.
pub trait BehindNothing<T: ?Sized> {
    /// The end.
    fn behind(&self) -> End<T> {
        End(PhantomData)
    }
}
impl<T: ?Sized> BehindNothing<T> for Seen<T> {}

/// A question's answer.
pub trait Found {
    /// One of two types.
    type OrElse<Yes, No>;
}
impl Found for ByValue {
    type OrElse<Yes, No> = Yes;
}
impl Found for ByReference {
    type OrElse<Yes, No> = No;
}

impl<T: ?Sized> End<T> {
    /// Again.
    pub fn behind(&self) -> Self {
        End(PhantomData)
    }
    /// Nothing is asked: `Known` stands for it.
    pub fn asked_shared<'a>(&self) -> &'a Known {
        unreachable!()
    }
    /// As above.
    pub fn asked_exclusive<'a>(&self) -> &'a mut Known {
        unreachable!()
    }
    /// As above.
    pub fn asked_value<S, M>(&self, _: S, _: M) -> Known {
        unreachable!()
    }
    /// All is well.
    pub fn keeps_order<S, M, V>(&self, _: S, _: M, _: V) {}
    /// As above.
    pub fn leads_on<O>(&self, _: &O) {}
    /// All is well if it is known how it is indexed.
    pub fn is_indexed<O>(&self, _: &O)
    where
        T: KnownIndex,
    {
    }
}

impl<T> ForeignEnd<T> {
    /// Again.
    pub fn behind(&self) -> Self {
        ForeignEnd(PhantomData)
    }
    /// Has the type itself such a method, so that its `Deref` is not called?
    pub fn asked_shared<'a>(&self) -> &'a T {
        unreachable!()
    }
    /// As above.
    pub fn asked_exclusive<'a>(&self) -> &'a mut T {
        unreachable!()
    }
    /// As above.
    pub fn asked_value<S: Found, M: Found>(&self, _: S, _: M) -> S::OrElse<Known, M::OrElse<Known, T>> {
        unreachable!()
    }
    /// All is well if it has.
    pub fn keeps_order<S: Found, M: Found, V: Found>(&self, _: S, _: M, _: V)
    where
        S::OrElse<(), M::OrElse<(), V::OrElse<(), Seen<T>>>>: KnownDeref,
    {
    }
    /// A field may be that of what it leads to.
    pub fn leads_on<O: OnTheWay<Seen<T>>>(&self, _: &O) {}
    /// As above.
    pub fn is_indexed<O: OnTheWay<Seen<T>>>(&self, _: &O) {}
}

/// A `Deref` that may be called later than a native `async fn` calls it.
#[diagnostic::on_unimplemented(
    message = "a `Deref` would be called after the arguments, which await, and not before them",
    label = "this, or what it leads to, has a `Deref` that is not std's",
    note = "bind what the method is called on before: `let receiver = &mut *x;`, or without `mut`, then `receiver.method(…)`"
)]
pub trait KnownDeref {}
impl KnownDeref for () {}

/// What is called after the operands that await: with the operator of a primitive type, that is so natively.
pub trait OnTheWay<D> {}
impl<D> OnTheWay<D> for Builtin {}
impl<D: KnownDeref> OnTheWay<D> for Overloaded {}

/// Both sides of an operator that assigns.
pub struct SeenOperands<P: ?Sized, R: ?Sized>(PhantomData<*const P>, PhantomData<*const R>);

/// Looks at both sides.
pub fn seen_operands<P: ?Sized, R: ?Sized>(_: &P, _: &R) -> SeenOperands<P, R> {
    SeenOperands(PhantomData, PhantomData)
}

/// Tried first: they are primitive.
pub trait SeenPrimitives {
    /// What the operator is.
    fn operator(&self) -> Builtin {
        Builtin
    }
}
impl<P: Primitive, R: Primitive> SeenPrimitives for &SeenOperands<P, R> {}

/// Tried second.
pub trait SeenOthers {
    /// As above.
    fn operator(&self) -> Overloaded {
        Overloaded
    }
}
impl<P: ?Sized, R: ?Sized> SeenOthers for SeenOperands<P, R> {}

/// The left side of a comparison, before the right is evaluated.
pub struct EarlyOperand<'a, T: ?Sized>(pub &'a T);

/// What is compared by its value, which is read first.
pub trait Scalar: Copy {}
impl<T: Primitive + Copy> Scalar for T {}
impl Scalar for char {}
impl<T: ?Sized> Scalar for *const T {}
impl<T: ?Sized> Scalar for *mut T {}

/// A value that waits.
pub struct HeldValue<T>(T);
/// A place that waits, borrowed.
pub struct HeldPlace<'a, T: ?Sized>(&'a T);

/// Tried first.
pub trait HoldScalar<T> {
    /// Reads it.
    fn hold_operand(&self) -> HeldValue<T>;
}
impl<T: Scalar> HoldScalar<T> for &EarlyOperand<'_, T> {
    #[inline(always)]
    fn hold_operand(&self) -> HeldValue<T> {
        HeldValue(*self.0)
    }
}

/// Tried second.
pub trait HoldPlace<'a, T: ?Sized> {
    /// Borrows it.
    fn hold_operand(&self) -> HeldPlace<'a, T>;
}
impl<'a, T: ?Sized> HoldPlace<'a, T> for EarlyOperand<'a, T> {
    #[inline(always)]
    fn hold_operand(&self) -> HeldPlace<'a, T> {
        HeldPlace(self.0)
    }
}

/// What has waited for the right side.
pub trait HeldOperand {
    /// What is compared.
    type Operand: ?Sized;
    /// The operand.
    fn operand(&self) -> &Self::Operand;
}
impl<T> HeldOperand for HeldValue<T> {
    type Operand = T;
    #[inline(always)]
    fn operand(&self) -> &T {
        &self.0
    }
}
impl<T: ?Sized> HeldOperand for HeldPlace<'_, T> {
    type Operand = T;
    #[inline(always)]
    fn operand(&self) -> &T {
        self.0
    }
}

/// The left side of a comparison.
#[inline(always)]
pub fn held_operand<H: HeldOperand>(held: &H) -> &H::Operand {
    held.operand()
}

/// An `Index` that may be called before the arguments and again after them.
#[diagnostic::on_unimplemented(
    message = "`Index` of `{Self}` would be called after the arguments, which await, and not before them",
    label = "this has an `Index` that is not std's",
    note = "bind what the method is called on before: `let receiver = &mut x[i];`, or without `mut`, then `receiver.method(…)`"
)]
pub trait KnownIndex {}
impl<T> KnownIndex for [T] {}
impl<T, const N: usize> KnownIndex for [T; N] {}
impl<T> KnownIndex for Vec<T> {}
impl<T> KnownIndex for std::collections::VecDeque<T> {}
impl<K, V, S> KnownIndex for std::collections::HashMap<K, V, S> {}
impl<K, V> KnownIndex for std::collections::BTreeMap<K, V> {}
impl KnownIndex for str {}
impl KnownIndex for String {}

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
    /// What follows from the answers.
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
