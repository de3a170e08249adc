//! What must not compile, and what is said about it: each case is a file under `fail/<topic>/`, named for the rule that
//! it breaks, with what rustc prints beside it. `tests/ui.rs` compiles them; CONTRIBUTING.md says how to add one.
