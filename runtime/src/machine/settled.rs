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
//! So the third is only asked where the others leave it open. What follows for a value that may be copied says
//! `receiver_order`.

use super::early_place::{Start, Step};
use super::{Builtin, ByReference, ByValue, Known, Overloaded, Primitive};
use std::borrow::Cow;
use std::cell::{Ref, RefMut};
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, MutexGuard, RwLockReadGuard, RwLockWriteGuard};

/// What points to a value and gives it without doing anything that could be seen.
pub trait Pointer: Deref {}
impl<T: ?Sized> Pointer for &T {}
impl<T: ?Sized> Pointer for &mut T {}
impl<T: ?Sized> Pointer for Box<T> {}
impl<T: ?Sized> Pointer for Rc<T> {}
impl<T: ?Sized> Pointer for Arc<T> {}
impl<P: Pointer> Pointer for Pin<P> {}
impl<T: ?Sized + ToOwned> Pointer for Cow<'_, T> {}
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
pub struct Seen<T: ?Sized, S = Start>(PhantomData<*const T>, PhantomData<S>);

impl<T: ?Sized, S> Seen<T, S> {
    pub(super) fn new() -> Self {
        Seen(PhantomData, PhantomData)
    }
}

/// Looks at a place.
pub fn seen<T: ?Sized>(_: &T) -> Seen<T> {
    Seen::new()
}

/// What all pointers on the way lead to.
pub struct End<T: ?Sized, S = Start>(PhantomData<*const T>, PhantomData<S>);
/// What has a `Deref` of its own.
pub struct OwnDeref<T: ?Sized, S = Start>(PhantomData<*const T>, PhantomData<S>);

/// Tried first: nothing is behind it.
pub trait BehindContainer<T, S> {
    /// What it leads to.
    fn behind(&self) -> End<T, S> {
        End(PhantomData, PhantomData)
    }
}
impl<T: Container, S> BehindContainer<T, S> for &&&Seen<T, S> {}

/// Tried second.
pub trait BehindPointer<T: ?Sized, S> {
    /// What it leads to.
    fn behind(&self) -> Seen<T, Step<S>> {
        Seen::new()
    }
}
impl<P: Pointer, S> BehindPointer<P::Target, S> for &&Seen<P, S> {}

/// Tried third.
pub trait BehindForeign<T: ?Sized, S> {
    /// What it leads to is not asked for.
    fn behind(&self) -> OwnDeref<T, S> {
        OwnDeref(PhantomData, PhantomData)
    }
}
impl<T: ?Sized + Deref, S> BehindForeign<T, S> for &Seen<T, S> {}

/// Tried last.
pub trait BehindNothing<T: ?Sized, S> {
    /// The end.
    fn behind(&self) -> End<T, S> {
        End(PhantomData, PhantomData)
    }
}
impl<T: ?Sized, S> BehindNothing<T, S> for Seen<T, S> {}

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

impl<T: ?Sized, S> End<T, S> {
    /// Again.
    pub fn behind(&self) -> Self {
        End(PhantomData, PhantomData)
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
    pub fn asked_value<A, M>(&self, _: A, _: M) -> Known {
        unreachable!()
    }
    /// All is well.
    pub fn keeps_order<A, M, V>(&self, _: A, _: M, _: V) {}
    /// As above.
    pub fn leads_on<O>(&self, _: &O) {}
    /// As above.
    pub fn is_of_std(&self) {}
    /// All is well if it is known how it is indexed.
    pub fn is_indexed<O>(&self, _: &O)
    where
        T: KnownIndex,
    {
    }
}

impl<T: ?Sized, S> OwnDeref<T, S> {
    /// Again.
    pub fn behind(&self) -> Self {
        OwnDeref(PhantomData, PhantomData)
    }
    /// Has the type itself such a method, so that its `Deref` is not called?
    pub fn asked_shared<'a>(&self) -> &'a T {
        unreachable!()
    }
    /// As above.
    pub fn asked_exclusive<'a>(&self) -> &'a mut T {
        unreachable!()
    }
    /// All is well if it has.
    pub fn keeps_order<A: Found, M: Found, V: Found>(&self, _: A, _: M, _: V)
    where
        A::OrElse<(), M::OrElse<(), V::OrElse<(), Seen<T>>>>: KnownDeref,
    {
    }
    /// A collection of std has no `Deref` that could be seen.
    pub fn is_of_std(&self)
    where
        Seen<T>: OfStd,
    {
    }
    /// A field may be that of what it leads to.
    pub fn leads_on<O: OnTheWay<Seen<T>>>(&self, _: &O) {}
    /// As above.
    pub fn is_indexed<O: OnTheWay<Seen<T>>>(&self, _: &O) {}
}

impl<T, S> OwnDeref<T, S> {
    /// As above, where its size is known.
    pub fn asked_value<A: Found, M: Found>(&self, _: A, _: M) -> A::OrElse<Known, M::OrElse<Known, T>> {
        unreachable!()
    }
}

/// Found where its size is not known: no method takes it.
pub trait AskedForeignUnsized {
    /// The answer.
    fn asked_value<A, M>(&self, _: A, _: M) -> Known {
        unreachable!()
    }
}
impl<T: ?Sized, S> AskedForeignUnsized for OwnDeref<T, S> {}

/// A `Deref` that may be called later than a native `async fn` calls it.
#[diagnostic::on_unimplemented(
    message = "a `Deref` would be called after the arguments, which await, and not before them",
    label = "this, or what it leads to, has a `Deref` that is not std's",
    note = "bind what the method is called on before: `let receiver = &mut *x;`, or without `mut`, then `receiver.method(…)`"
)]
pub trait KnownDeref {}
#[diagnostic::do_not_recommend]
impl KnownDeref for () {}

/// A collection, as its name says, of which no method is asked for.
#[diagnostic::on_unimplemented(
    message = "a `Deref` may be called after the arguments, which await, and not before them",
    label = "this has the name of a collection of std, and a `Deref` that is not std's",
    note = "bind what the method is called on before: `let receiver = &mut x;`, or without `mut`, then `receiver.method(…)`"
)]
pub trait OfStd {}

/// What is called after the operands that await: with the operator of a primitive type, that is so natively.
pub trait OnTheWay<D> {}
impl<D> OnTheWay<D> for Builtin {}
impl<D: KnownDeref> OnTheWay<D> for Overloaded {}

/// A place that is matched again for each arm that is tried.
pub struct Matched;

/// A `Deref` that may be called several times.
#[diagnostic::on_unimplemented(
    message = "a `Deref` would be called for each arm that is tried, and not once",
    label = "this, or what it leads to, has a `Deref` that is not std's",
    note = "bind what is matched before: `let matched = &mut x.field;`, or without `mut`, then match `*matched`"
)]
pub trait DerefOften {}
impl<D: DerefOften> OnTheWay<D> for Matched {}

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
