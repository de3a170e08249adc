//! A `move` closure that names only fields of a local takes these fields, if the local owns them; and the local itself,
//! if that is a pointer to them. The macro does not know which; what the closure leaves must be dropped where the local's
//! scope ends. So a local of an unknown type must be a pointer, or have nothing to drop.

use super::settled::OwnDeref;
use std::ops::Deref;

/// Asks whether a closure that names fields of a value takes the value.
pub struct Captured<'a, T>(pub &'a T);

/// Tried first, two references away: pointers are taken.
pub trait CapturedPointer {
    /// The answer.
    #[inline(always)]
    fn captured_whole(&self) {}
}
impl<T: Deref> CapturedPointer for &&Captured<'_, T> {}

/// Tried next: what is `Copy` has nothing to drop.
pub trait CapturedCopy {
    /// The answer.
    #[inline(always)]
    fn captured_whole(&self) {}
}
impl<T: Copy> CapturedCopy for &Captured<'_, T> {}

/// Tried last: only parts of it are taken.
pub trait CapturedPart<T> {
    /// Refused.
    fn captured_whole(&self)
    where
        T: TakenWhole,
    {
    }
}
impl<T> CapturedPart<T> for Captured<'_, T> {}

/// What is moved whole into a closure that names its fields. Exists to say so where it is not.
#[diagnostic::on_unimplemented(
    message = "this moves a part of a `{Self}`, and what is left of it would be dropped too early",
    label = "only fields of it are named, so only these are moved",
    note = "write the local's type where it is declared, or bind the field with `let` before, and name that instead"
)]
pub trait TakenWhole {}
impl<T: Deref> TakenWhole for T {}

/// Asks whether a closure may take a field of a value when it is made: what the value leads to, the value, and the field.
pub struct TakenField<'a, E, T, F>(pub &'a E, pub &'a T, pub &'a F);

/// Tried first, three references away: a `Deref` of one's own, on the way to the field, would be called with that.
pub trait TakenBehindOwn<T: ?Sized> {
    /// Refused.
    fn taken_early(&self)
    where
        T: OwnsFields,
    {
    }
}
impl<O: ?Sized, S, T, F> TakenBehindOwn<O> for &&&TakenField<'_, OwnDeref<O, S>, T, F> {}

/// Tried second: what is copied may be taken at any time.
pub trait TakenCopy {
    /// All is well.
    fn taken_early(&self) {}
}
impl<E, T, F: Copy> TakenCopy for &&TakenField<'_, E, T, F> {}

/// Tried third: all of a box is taken, and not the field.
pub trait TakenOfBox<T> {
    /// Refused.
    fn taken_early(&self)
    where
        T: OwnsFields,
    {
    }
}
impl<E, B: ?Sized, F> TakenOfBox<Box<B>> for &TakenField<'_, E, Box<B>, F> {}

/// Tried last: the field is the value's own.
pub trait TakenOwn {
    /// All is well.
    fn taken_early(&self) {}
}
impl<E, T, F> TakenOwn for TakenField<'_, E, T, F> {}

/// What a closure takes a field of. Exists to say so where it leads there by a `Deref`.
#[diagnostic::on_unimplemented(
    message = "this closure would take a field of what `{Self}` leads to before it is called",
    label = "the field is not this local's own",
    note = "bind the field with `let` before, and name that in the closure"
)]
pub trait OwnsFields {}
