//! Python's `warnings`, as far as coroutines need it: what is done with
//! `RuntimeWarning: coroutine 'square' was never awaited`.
//!
//! The process has a filter, [`simplefilter`]. It starts as `COROPY_WARNINGS` in the environment says (`default`,
//! `error`, `ignore`, `always`), or else as `default` in debug builds and `ignore` in release builds. While it is
//! `ignore`, a coroutine that is dropped unawaited costs one relaxed atomic load, and any other nothing.
//!
//! ```
//! use asyncio::warnings::{self, Action};
//!
//! warnings::simplefilter(Action::Error); // as `python -W error`: a forgotten await now panics
//! # warnings::resetwarnings();
//! ```

mod catch;
mod filter;
mod registry;
mod show;

pub use catch::{CatchWarnings, catch_warnings};
pub use filter::{Action, resetwarnings, simplefilter};
pub use show::{ShowWarning, Warning, set_showwarning};

pub(crate) use filter::are_on;

/// Does with a warning what the filter in force says.
pub(crate) fn warn(warning: Warning) {
    let action = catch::action().unwrap_or_else(filter::action);
    match action {
        Action::Ignore => {}
        Action::Error if !std::thread::panicking() => panic!("{}: {}", warning.category, warning.message),
        Action::Error | Action::Always => show(warning),
        Action::Default => {
            if catch::is_first(&warning).unwrap_or_else(|| registry::is_first(&warning)) {
                show(warning);
            }
        }
    }
}

fn show(warning: Warning) {
    if let Some(warning) = catch::record(warning) {
        show::show(&warning);
    }
}
