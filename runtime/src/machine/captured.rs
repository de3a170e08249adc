//! A `move` closure that names only fields of a local takes these fields, if the local owns them; and the local itself,
//! if that is a pointer to them. The macro does not know which; what the closure leaves must be dropped where the local's
//! scope ends. So a local of an unknown type must be a pointer, or have nothing to drop.

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
