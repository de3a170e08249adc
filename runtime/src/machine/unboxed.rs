//! Whether a value that is dereferenced is a box. Out of a box, what it holds is moved; out of anything else, copied.
//!
//! ```text
//! let y = *x;      if `x` is a box, it is empty then: if (&Unboxed(&whole)).is_box() { let _ = gone((*whole, ())); }
//! ```

/// Asks whether a value is a box.
pub struct Unboxed<'a, T>(pub &'a T);

/// Tried first.
pub trait UnboxedBox {
    /// The answer.
    #[inline(always)]
    fn is_box(&self) -> bool {
        true
    }
}
impl<T: ?Sized> UnboxedBox for Unboxed<'_, Box<T>> {}

/// One autoref away.
pub trait UnboxedOther {
    /// The answer.
    #[inline(always)]
    fn is_box(&self) -> bool {
        false
    }
}
impl<T> UnboxedOther for &Unboxed<'_, T> {}
