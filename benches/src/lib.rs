//! What the benchmarks share: the shapes, each compiled natively and through the attribute, and the ways of measuring.
//!
//! ```text
//! shapes ──▶ a `Shape` has two `Probe`s ──▶ size | drive → callgrind, clock ──▶ table
//! ```

// Chains of a hundred are deeper than rustc looks by default.
#![recursion_limit = "1024"]

pub mod callgrind;
pub mod clock;
pub mod drive;
pub mod futures;
pub mod shapes;
pub mod table;
