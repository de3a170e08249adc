//! `take(&x, f().await)`: is what `take` expects of `&x` what a `Deref` of `x` gives? Natively that is called before the wait.
//!
//! Asked in code that never runs, where both types are known. Those `Deref`s of std that do nothing which could be seen may come
//! later, with the call (`settled` knows them); any other is a compile error.
//!
//! | `x`                                     | expected                      |                     |
//! |-----------------------------------------|-------------------------------|---------------------|
//! | leads through pointers of std only      | anything                      | all is well         |
//! | has a `Deref` of its own, to `U`        | `&U`, or what `U` leads to    | a compile error     |
//! | the same                                | its own type, a trait object, a generic type | all is well |

use super::settled::OwnDeref;
use std::marker::PhantomData;
use std::ops::Deref;

/// What is expected of an operand, `H`, and what its own type leads to, `E`.
pub struct Expected<H, E>(PhantomData<(*const H, *const E)>);

/// Looks at both.
pub fn expected<H, E>(_: &H, _: &E) -> Expected<H, E> {
    Expected(PhantomData)
}

/// A reference.
pub trait Refers {
    /// What it refers to.
    type To: ?Sized;
}
impl<T: ?Sized> Refers for &T {
    type To = T;
}
impl<T: ?Sized> Refers for &mut T {
    type To = T;
}

/// A `Deref` that may be called with the call: none that is asked for.
#[diagnostic::on_unimplemented(
    message = "the `Deref` of `{Self}` would be called after the operand that awaits, and not before it",
    label = "what is expected here is what that gives",
    note = "write it: `&*x`, or `&mut *x`; of what is a reference already, `&**x`"
)]
pub trait CoercedLate {}

/// Tried first: what a `Deref` that is not std's gives.
pub trait ExpectedOfOwn<T> {
    /// It would be called late.
    fn comes_early(&self)
    where
        T: CoercedLate,
    {
    }
}
impl<T: Deref, S, H: Refers<To = T::Target>> ExpectedOfOwn<T> for &&Expected<H, OwnDeref<T, S>> {}

/// Tried second: what that leads to.
pub trait ExpectedBehindOwn<T> {
    /// As above.
    fn comes_early(&self)
    where
        T: CoercedLate,
    {
    }
}
impl<T: Deref<Target: Deref>, S, H: Refers<To = <T::Target as Deref>::Target>> ExpectedBehindOwn<T>
    for &Expected<H, OwnDeref<T, S>>
{
}

/// Tried last: nothing that matters is called.
pub trait ExpectedOfOther {
    /// All is well.
    fn comes_early(&self) {}
}
impl<H, E> ExpectedOfOther for Expected<H, E> {}
