//! What a place that is assigned expects of the new value.
//!
//! `NewValue { like, value }` is `value`, after rustc has been told by `like` what its type is to be: a coercion site, as the right
//! side of an assignment is ([the reference](https://doc.rust-lang.org/reference/type-coercions.html#coercion-sites)).

use super::{Anchored, Tracked};
use std::marker::PhantomData;

/// A type, and no value of it.
pub type Like<T> = PhantomData<T>;

/// A value, of the type that something else has.
pub struct NewValue<T> {
    /// Says what the type is.
    pub like: Like<T>,
    /// The value.
    pub value: T,
}

/// Any type: rustc finds out which.
#[inline(always)]
pub fn anything<T>() -> Like<T> {
    PhantomData
}

/// An anchored local's type, asked for in code that never runs.
pub fn like_anchored<T>(_: &Anchored<T>) -> Like<T> {
    PhantomData
}

/// A tracked local's type, asked for in code that never runs.
pub fn like_tracked<T>(_: &Tracked<T>) -> Like<T> {
    PhantomData
}

/// The type of what stands in a place, asked for in code that never runs.
pub fn like_place<T>(_: &T) -> Like<T> {
    PhantomData
}
