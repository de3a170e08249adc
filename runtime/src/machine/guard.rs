//! What a match guard that awaits sees of what its pattern binds.
//!
//! rustc lends a guard what the pattern binds, and moves it only if the guard holds. The step matches twice: first a
//! reference to the place, for the guard, and then, if it holds, the place itself. A macro does not know the type of `n` in
//! `Some(n)`: it is that of the field, or a reference to it, if what is matched is a reference. That is asked
//! ([`bound_as`]), and what the guard is lent is of that type, whatever the first match has bound ([`see`]).
//!
//! ```text
//! Some(n) if f(&n).await   ⇒   if let Some(bound) = &x {
//!                                  let n = see(&bound, bound_as(&x, |value| if let Some(n) = value { n } else { loop {} }));
//!                                  … f(&(*n)) …
//! ```

use std::marker::PhantomData;

/// The type of what a closure finds in a value like this one. It is not called.
#[inline(always)]
pub fn bound_as<P, S>(_: &P, _: impl FnOnce(P) -> S) -> PhantomData<S> {
    PhantomData
}

/// A reference to what a pattern binds, where the pattern would have bound an `S`.
pub trait SeenByGuard<S> {
    /// What it would have bound.
    fn seen(&self) -> &S;
}

/// What is moved if the guard holds.
impl<T> SeenByGuard<T> for &T {
    #[inline(always)]
    fn seen(&self) -> &T {
        self
    }
}

/// What is bound by reference, because what is matched is one.
impl<'long: 'short, 'short, T: ?Sized> SeenByGuard<&'short T> for &'long T {
    #[inline(always)]
    fn seen(&self) -> &&'short T {
        self
    }
}

/// What is bound behind a `&` in the pattern.
impl<T> SeenByGuard<T> for &&T {
    #[inline(always)]
    fn seen(&self) -> &T {
        self
    }
}

/// What is bound by exclusive reference, because what is matched is one.
impl<'short, T: ?Sized> SeenByGuard<&'short mut T> for &T {
    #[inline(always)]
    fn seen(&self) -> &&'short mut T {
        see_exclusive(self)
    }
}

/// What a guard sees of it.
#[inline(always)]
pub fn see<R: SeenByGuard<S>, S>(bound: &R, _: PhantomData<S>) -> &S {
    bound.seen()
}

/// What a guard sees of what the pattern binds with `ref mut`.
#[inline(always)]
pub fn see_exclusive<'a, 'short, T: ?Sized>(bound: &'a &T) -> &'a &'short mut T {
    // SAFETY: the two kinds of reference are laid out alike. Behind a shared reference, an exclusive one can only be
    // reborrowed as a shared one, for no longer than `'a`, for which `bound` is one.
    unsafe { &*std::ptr::from_ref(bound).cast::<&'short mut T>() }
}
