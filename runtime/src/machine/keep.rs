//! A local that is not mentioned again still has to be dropped at the end of its scope, unless dropping it does nothing.
//! The macro knows no types; method resolution does: a `Copy` value has nothing to drop, and is not saved.
//!
//! ```text
//! let kept = (&Keep(&x)).tag().keep(x);   // `Gone` for a `Copy` type, `x` itself for any other
//! ```

/// What is saved in place of a value that needs no drop.
#[derive(Clone, Copy, Debug)]
pub struct Gone;

/// Asks whether a value must be kept for its drop.
pub struct Keep<'a, T>(pub &'a T);

/// Answer for `Copy` types.
pub struct CopyTag;
/// Answer for all others.
pub struct OtherTag;

/// Tried first.
pub trait KeepCopy {
    /// The answer.
    #[inline(always)]
    fn tag(&self) -> CopyTag {
        CopyTag
    }
}
impl<T: Copy> KeepCopy for Keep<'_, T> {}

/// One autoref away.
pub trait KeepOther {
    /// The answer.
    #[inline(always)]
    fn tag(&self) -> OtherTag {
        OtherTag
    }
}
impl<T> KeepOther for &Keep<'_, T> {}

impl CopyTag {
    /// Lets go of a value that has no drop.
    #[inline(always)]
    pub fn keep<T>(self, _: T) -> Gone {
        Gone
    }
}
impl OtherTag {
    /// Keeps a value for its drop.
    #[inline(always)]
    pub fn keep<T>(self, value: T) -> T {
        value
    }
}

/// What is saved of a local that may hold nothing, and is only still to be dropped.
pub trait Absent {
    /// It holds nothing.
    fn absent() -> Self;
}
impl Absent for Gone {
    #[inline(always)]
    fn absent() -> Gone {
        Gone
    }
}
impl<T> Absent for Option<T> {
    #[inline(always)]
    fn absent() -> Option<T> {
        None
    }
}

/// A local that holds nothing.
#[inline(always)]
pub fn absent<T: Absent>() -> T {
    T::absent()
}

/// Ends a local where its scope goes on without it.
#[inline(always)]
pub fn end<T>(_: T) {}

/// What a type with a primitive's name has to be, since its values were let go of as one of those.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has the name of a primitive type here, and is taken for `Copy`",
    label = "values of this type would be dropped too early",
    note = "give the type another name"
)]
pub trait TakenForPrimitive {}
#[diagnostic::do_not_recommend] // it is the name that can be changed
impl<T: Copy> TakenForPrimitive for T {}

/// Named with a type that has to be `Copy`, and never called.
pub fn copied<T: TakenForPrimitive>() {}
