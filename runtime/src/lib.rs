//! Python's coroutines and asyncio for Rust.
#![deny(unsafe_code)]

#[allow(unsafe_code)] // pin projection
mod coroutine;
#[allow(unsafe_code)] // children are pinned and saved locals are moved by hand; every block says why it may
mod machine;

pub use coropy_macros::coroutine;
pub use coroutine::Coroutine;
pub use machine::Machine;

/// What an expansion may name. Not for use by hand: no promise is made about anything in it.
#[doc(hidden)]
pub mod private {
    pub use crate::coroutine::Coroutine;
    pub use crate::machine::*;
    pub use core;
}
