//! What a pattern has found by reference, by value.
//!
//! A part that is moved out of a local is matched by reference first. What the pattern binds then is a reference to the part or, behind
//! a reference that is part of the value, that reference; which of the two, the types tell.

use std::ops::Deref;

/// What a pattern binds if it is matched against a reference, to be read as what it binds by value: a reference to the
/// part, or, behind a reference that is part of the value, the same reference.
pub trait ReadAs<V> {
    /// Stands for the value where it is only looked at.
    type Lent: Deref<Target = V>;
    /// To look at.
    fn lend(self) -> Self::Lent;
    /// The value.
    ///
    /// # Safety
    /// The value is there and not used again, unless it is `Copy`.
    unsafe fn read(self) -> V;
}
impl<'r, V> ReadAs<V> for &'r V {
    type Lent = &'r V;
    #[inline(always)]
    fn lend(self) -> &'r V {
        self
    }
    #[inline(always)]
    unsafe fn read(self) -> V {
        // SAFETY: the caller's.
        unsafe { std::ptr::from_ref(self).read() }
    }
}
impl<'r, V: ?Sized> ReadAs<&'r V> for &'r V {
    type Lent = LentReference<'r, V>;
    #[inline(always)]
    fn lend(self) -> LentReference<'r, V> {
        LentReference(self)
    }
    #[inline(always)]
    unsafe fn read(self) -> &'r V {
        self
    }
}
impl<'r, V> ReadAs<V> for &'r mut V {
    type Lent = &'r V;
    #[inline(always)]
    fn lend(self) -> &'r V {
        self
    }
    #[inline(always)]
    unsafe fn read(self) -> V {
        // SAFETY: the caller's.
        unsafe { std::ptr::from_mut(self).read() }
    }
}
impl<'r, V: ?Sized> ReadAs<&'r mut V> for &'r mut V {
    type Lent = LentExclusive<'r, V>;
    #[inline(always)]
    fn lend(self) -> LentExclusive<'r, V> {
        LentExclusive(self)
    }
    #[inline(always)]
    unsafe fn read(self) -> &'r mut V {
        self
    }
}

/// An exclusive reference that is part of a value.
pub struct LentExclusive<'r, V: ?Sized>(&'r mut V);
impl<'r, V: ?Sized> Deref for LentExclusive<'r, V> {
    type Target = &'r mut V;
    #[inline(always)]
    fn deref(&self) -> &&'r mut V {
        &self.0
    }
}

/// A reference that is part of a value.
pub struct LentReference<'r, V: ?Sized>(&'r V);
impl<'r, V: ?Sized> Deref for LentReference<'r, V> {
    type Target = &'r V;
    #[inline(always)]
    fn deref(&self) -> &&'r V {
        &self.0
    }
}

/// Several of them: `(a, (b, ()))`.
pub trait Parts<V> {
    /// Stand for the values where they are only looked at.
    type Lent;
    /// To look at.
    fn lend(self) -> Self::Lent;
    /// The values.
    ///
    /// # Safety
    /// As for [`ReadAs::read`].
    unsafe fn read(self) -> V;
}
impl Parts<()> for () {
    type Lent = ();
    #[inline(always)]
    fn lend(self) {}
    #[inline(always)]
    unsafe fn read(self) {}
}
impl<R: ReadAs<V>, V, S: Parts<W>, W> Parts<(V, W)> for (R, S) {
    type Lent = (R::Lent, S::Lent);
    #[inline(always)]
    fn lend(self) -> Self::Lent {
        (self.0.lend(), self.1.lend())
    }
    #[inline(always)]
    unsafe fn read(self) -> (V, W) {
        // SAFETY: the caller's.
        unsafe { (self.0.read(), self.1.read()) }
    }
}
