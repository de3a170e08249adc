//! How `#[coroutine]` turns an `async fn` into a state machine: the passes, as an ordinary library.
//!
//! The attribute, the unit tests and the viewer share it. `expand` is the table of contents.

mod alternatives;
mod analysis;
mod captures;
pub mod check;
mod code;
mod compound;
mod conditional;
mod constants;
mod definitions;
mod desugar;
pub mod diagnostics;
mod early;
mod edition;
mod emit;
pub mod entry;
pub mod expand;
pub mod fallback;
mod input;
mod inset;
mod ir;
mod locals;
mod lower;
mod macros;
mod mentions;
mod plain;
mod probe;
mod purpose;
mod recursion;
mod resolve;
mod set;
mod spans;
mod syntax;
mod taken;
mod takers;
mod user_macros;
mod verify;
#[cfg(feature = "view")]
pub mod view;

pub use edition::Edition;
pub use expand::{coroutine, coroutine_for};
pub use purpose::Purpose;
