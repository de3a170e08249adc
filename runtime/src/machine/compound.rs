//! `*place() += f().await`: is the place evaluated first, or the value?
//! [The value](https://doc.rust-lang.org/reference/expressions/operator-expr.html#compound-assignment-expressions), if both
//! are primitive; else the place, since the operator is a call then. The macro knows no types, so it writes both orders, and
//! which of them runs is a type, the *order*, found out by method resolution: it prefers a method of the type itself, where
//! the bounds of that hold, to a trait's.
//!
//! | the place          | `lend_to_operator` found | order        | what waits for the value     |
//! |--------------------|--------------------------|--------------|------------------------------|
//! | is primitive       | that of the type         | [`Builtin`]  | nothing: this code never runs|
//! | is of another type | that of the trait        | [`Overloaded`]| the place, borrowed         |

use std::convert::Infallible;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

/// The value first, then the place.
pub struct Builtin;
/// The place first, then the value.
pub struct Overloaded;

/// What is evaluated first, and so what waits.
pub trait OperandOrder {
    /// Whether it is the place.
    const PLACE_FIRST: bool;
    /// What is left of a value of type `T` while the other side is evaluated.
    type Held<T>;
    /// Holds a value.
    fn hold<T>(value: T) -> Self::Held<T>;
    /// The value.
    fn held<T>(held: &Self::Held<T>) -> &T;
    /// The same, to change it.
    fn held_mut<T>(held: &mut Self::Held<T>) -> &mut T;
}

impl OperandOrder for Overloaded {
    const PLACE_FIRST: bool = true;
    type Held<T> = T;
    #[inline(always)]
    fn hold<T>(value: T) -> T {
        value
    }
    #[inline(always)]
    fn held<T>(held: &T) -> &T {
        held
    }
    #[inline(always)]
    fn held_mut<T>(held: &mut T) -> &mut T {
        held
    }
}

impl OperandOrder for Builtin {
    const PLACE_FIRST: bool = false;
    type Held<T> = Nowhere<T>;
    fn hold<T>(_: T) -> Nowhere<T> {
        unreachable!("{NEVER_RUN}")
    }
    fn held<T>(held: &Nowhere<T>) -> &T {
        match held.1 {}
    }
    fn held_mut<T>(held: &mut Nowhere<T>) -> &mut T {
        match held.1 {}
    }
}

/// Where a primitive place, or what it is made of, would wait, if it came first: there is no such value, so rustc leaves
/// the states out that would keep one.
pub struct Nowhere<T>(PhantomData<fn() -> T>, Infallible);

const NEVER_RUN: &str = "only the other order runs";

/// An order, as a value: the macro writes `[fn() -> _; 0]` and sees that this is `Copy`; it takes no room.
pub type OrderOf<O> = [fn() -> O; 0];

/// Whether the place is evaluated first.
#[inline(always)]
pub fn is_place_first<O: OperandOrder>(_: OrderOf<O>) -> bool {
    O::PLACE_FIRST
}

/// A value that a place is made of; nothing, where it is evaluated later.
pub struct HeldForOperator<O: OperandOrder, T>(O::Held<T>);

/// Holds a value that a place is made of.
#[inline(always)]
pub fn hold_for_operator<O: OperandOrder, T>(_: OrderOf<O>, value: T) -> HeldForOperator<O, T> {
    HeldForOperator(O::hold(value))
}

impl<O: OperandOrder, T> Deref for HeldForOperator<O, T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        O::held(&self.0)
    }
}
impl<O: OperandOrder, T> DerefMut for HeldForOperator<O, T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut T {
        O::held_mut(&mut self.0)
    }
}

/// A place that is about to be changed by an operator.
pub struct AssignedPlace<'a, P: ?Sized>(pub &'a mut P);

impl<P: Primitive> AssignedPlace<'_, P> {
    /// Nothing is lent: the value comes first.
    pub fn lend_to_operator(self, _: OrderOf<Builtin>) -> Nowhere<P> {
        unreachable!("{NEVER_RUN}")
    }
}

impl<P> Deref for Nowhere<P> {
    type Target = P;
    fn deref(&self) -> &P {
        match self.1 {}
    }
}
impl<P> DerefMut for Nowhere<P> {
    fn deref_mut(&mut self) -> &mut P {
        match self.1 {}
    }
}

/// Found where the type itself has no such method.
pub trait LendToOperator {
    /// The place.
    type Lent;
    /// Lends the place until the operator is called.
    fn lend_to_operator(self, order: OrderOf<Overloaded>) -> Self::Lent;
}
impl<'a, P: ?Sized> LendToOperator for AssignedPlace<'a, P> {
    type Lent = &'a mut P;
    #[inline(always)]
    fn lend_to_operator(self, _: OrderOf<Overloaded>) -> &'a mut P {
        self.0
    }
}

/// A type on which operators are no calls, with another such.
pub trait Primitive {}
macro_rules! primitive {
    ($($primitive:ty)*) => {$(
        impl Primitive for $primitive {}
    )*};
}
primitive!(bool i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64);

/// A place that an operator changes after the value has been evaluated.
#[diagnostic::on_unimplemented(
    message = "this place is evaluated before the value, and would have to wait for it: `{Self}` is not primitive",
    label = "too much is made on the way to this place to be kept while waiting",
    note = "bind what the place is made of with `let` before the statement, and end the statement with `;`"
)]
pub trait BuiltinPlace {}
#[diagnostic::do_not_recommend] // it is the type of the place that is what it is
impl<P: Primitive> BuiltinPlace for P {}

/// What can stand behind the operator of a primitive place.
#[diagnostic::on_unimplemented(
    message = "with `{Self}` behind the operator, the place is evaluated before the value",
    label = "this is not primitive",
    note = "if it is a reference, write `*` before it; else bind it with `let` before the statement"
)]
pub trait BuiltinOperand {}
#[diagnostic::do_not_recommend] // it is the type of the operand that can be changed
impl<R: Primitive> BuiltinOperand for R {}

/// What can stand behind the operator in an order.
#[diagnostic::on_unimplemented(
    message = "with `{Self}` behind the operator, the place is evaluated before the value, though it is primitive",
    label = "this is not primitive",
    note = "if it is a reference, write `*` before it; else bind it with `let` before the statement"
)]
pub trait OperandIn<O> {}
impl<R> OperandIn<Overloaded> for R {}
#[diagnostic::do_not_recommend] // as above
impl<R: Primitive> OperandIn<Builtin> for R {}

/// The value, where it comes first if at all.
#[inline(always)]
pub fn operand_in_order<O, R: OperandIn<O>>(_: OrderOf<O>, operand: R) -> R {
    operand
}

/// The value, where it comes first.
#[inline(always)]
pub fn builtin_operand<R: BuiltinOperand>(operand: R) -> R {
    operand
}

/// The place, where it comes second.
#[inline(always)]
pub fn builtin_place<P: BuiltinPlace + ?Sized>(place: &mut P) -> &mut P {
    place
}
