//! What the benchmarks share: the shapes, each compiled natively and through the attribute, and the ways of measuring.
//!
//! ```text
//! shapes ──▶ a `Shape` has two `Probe`s ──▶ measure: size | drive → callgrind, clock ──▶ table, numbers (as in README.md)
//! ```

// Chains of a hundred are deeper than rustc looks by default.
#![recursion_limit = "1024"]

pub mod callgrind;
pub mod clock;
pub mod compile;
pub mod drive;
pub mod futures;
pub mod measure;
pub mod numbers;
pub mod shapes;
pub mod table;
