//! The shapes: async functions as the census of real code found them, each compiled twice from one source.
#![allow(
    clippy::await_holding_lock,
    clippy::needless_question_mark,
    clippy::manual_is_multiple_of,
    clippy::needless_late_init,
    reason = "the shapes are what real code has, not what it should have"
)]

mod borrowed;
mod branches;
mod chains;
mod errors;
mod loops;
mod moves;
mod operands;
mod signatures;
mod straight;

#[cfg(feature = "pending")]
mod pending;

use crate::drive::Probe;
use std::env;

/// An async function, natively and through the attribute.
pub struct Shape {
    /// What it has that others have not.
    pub name: &'static str,
    /// The native future.
    pub native: Probe,
    /// The coroutine.
    pub ours: Probe,
}

/// All of them.
pub fn all() -> Vec<Shape> {
    let groups = [
        straight::shapes(),
        operands::shapes(),
        branches::shapes(),
        loops::shapes(),
        errors::shapes(),
        moves::shapes(),
        signatures::shapes(),
        borrowed::shapes(),
        chains::shapes(),
        #[cfg(feature = "pending")]
        pending::shapes(),
    ];
    groups.into_iter().flatten().collect()
}

/// Those whose name contains a word of the command line; all, if there is none: `cargo bench --bench size -- loop`.
pub fn chosen() -> impl Iterator<Item = Shape> {
    let words: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    all().into_iter().filter(move |shape| words.is_empty() || words.iter().any(|word| shape.name.contains(word)))
}

/// Emits each group of functions twice, in `native` and, with the attribute, in `ours`; and the list of its shapes.
macro_rules! shapes {
    ($($name:literal: $call:ident($($arg:expr),*) = { $($function:item)* })*) => {
        mod native {
            #[allow(unused_imports)]
            use super::*;
            $($($function)*)*
        }
        mod ours {
            #[allow(unused_imports)]
            use super::*;
            $($(#[asyncio::coroutine] $function)*)*
        }
        pub fn shapes() -> Vec<super::Shape> {
            vec![$(super::shape!($name, native::$call($($arg),*), ours::$call($($arg),*))),*]
        }
    };
}

/// One shape, from its name and the two calls.
macro_rules! shape {
    ($name:expr, $native:expr, $ours:expr) => {
        $crate::shapes::Shape {
            name: $name,
            native: $crate::shapes::probe!($native),
            ours: $crate::shapes::probe!($ours),
        }
    };
}

macro_rules! probe {
    ($call:expr) => {
        $crate::drive::Probe {
            size: $crate::drive::size_of_made(&|| $call),
            run: |rounds| $crate::drive::drive(rounds, || $call),
        }
    };
}

use {probe, shape, shapes};
