//! `x == f().await`: the left side comes first. A number is read, since that is what is compared; anything else is borrowed,
//! since its comparison is a call.

use super::Primitive;

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
