//! `guard[f().await]`: the `Deref` of a guard is called before the index is evaluated.
//!
//! So it is of a method's receiver and its arguments. Here are methods that index; method resolution finds the first type on the way
//! through the pointers that can be indexed, as indexing itself does.

#![allow(non_snake_case, reason = "nobody writes a method of such a name")]

use std::ops::{Index, IndexMut};

/// What can be indexed.
pub trait Indexed<I>: Index<I> {
    /// What is there.
    #[inline(always)]
    #[track_caller]
    fn index__coropy(&self, at: I) -> &Self::Output {
        self.index(at)
    }
}
impl<T: ?Sized + Index<I>, I> Indexed<I> for T {}

/// What can be changed there.
pub trait IndexedMut<I>: IndexMut<I> {
    /// What is there.
    #[inline(always)]
    #[track_caller]
    fn index_mut__coropy(&mut self, at: I) -> &mut Self::Output {
        self.index_mut(at)
    }
}
impl<T: ?Sized + IndexMut<I>, I> IndexedMut<I> for T {}
