//! The differential suite: each program of `programs/` is compiled twice from its one source, natively and through
//! `#[coroutine]`, and what happens is compared, event by event.
//!
//! | module  | what                                                                            |
//! |---------|---------------------------------------------------------------------------------|
//! | `trace` | the log of what happened, and the event at which to panic                        |
//! | `noisy` | values that log what becomes of them                                             |
//! | `pause` | futures that are pending for a while, log each poll, and notice being moved       |
//! | `drive` | one run: polled so many times, dropped or finished, with or without a panic       |
//! | `generate` | random programs                                                               |
//! | `compare` | all runs of a program in both versions, and the first difference as two columns |
//!
//! A program is a file with a function `main` that takes nothing and returns a future. It begins with `use super::*;`,
//! which brings [`prelude`] and the attribute, `#[co]`.
pub mod compare;
pub mod drive;
pub mod generate;
pub mod noisy;
pub mod pause;
pub mod trace;

pub use compare::{Program, compare};
pub use drive::{Plan, Run, drive, start};

/// What every program sees.
pub mod prelude {
    pub use crate::noisy::{Noisy, fill, grow, look, noisy};
    pub use crate::pause::{Pause, later, pause, pauses, ready};
    pub use crate::trace::{eval, step};
    pub use std::future::Future;
    pub use std::pin::{Pin, pin};
    pub use std::task::{Context, Poll};
}
