use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};

/// What is done with a warning. Python's filter actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Shown once for each place in the source.
    Default,
    /// A panic with the warning's text. While the thread unwinds from another panic it is shown instead.
    Error,
    /// Nothing.
    Ignore,
    /// Shown every time.
    Always,
}

/// The environment variable that sets the filter at the start.
const VARIABLE: &str = "COROPY_WARNINGS";

/// The process's filter, or that nobody has asked for it yet.
static FILTER: AtomicU8 = AtomicU8::new(UNDECIDED);
const UNDECIDED: u8 = u8::MAX;

/// Zero while every warning is ignored: one for a filter that does not ignore (or is undecided), and one for each
/// `catch_warnings` in force on any thread.
static REASONS_TO_LOOK: AtomicUsize = AtomicUsize::new(1);

/// Whether it is worth making a warning.
#[inline(always)]
pub(crate) fn are_on() -> bool {
    REASONS_TO_LOOK.load(Ordering::Relaxed) != 0
}

/// Sets the process's filter, and forgets what has been shown. Python's `warnings.simplefilter`.
pub fn simplefilter(action: Action) {
    super::registry::forget();
    set(action);
}

fn set(action: Action) {
    let before = FILTER.swap(action as u8, Ordering::Relaxed);
    let counted = |filter: u8| filter != Action::Ignore as u8;
    match (counted(before), counted(action as u8)) {
        (false, true) => add_reason(),
        (true, false) => remove_reason(),
        _ => {}
    }
}

/// Sets the process's filter back to what the environment and the build say, and forgets what has been shown.
/// Python's `warnings.resetwarnings`.
pub fn resetwarnings() {
    simplefilter(action_at_start());
}

/// The filter in force for the process.
pub(super) fn action() -> Action {
    if FILTER.load(Ordering::Relaxed) == UNDECIDED {
        set(action_at_start());
    }
    match FILTER.load(Ordering::Relaxed) {
        filter if filter == Action::Error as u8 => Action::Error,
        filter if filter == Action::Ignore as u8 => Action::Ignore,
        filter if filter == Action::Always as u8 => Action::Always,
        _ => Action::Default,
    }
}

pub(super) fn add_reason() {
    REASONS_TO_LOOK.fetch_add(1, Ordering::Relaxed);
}

pub(super) fn remove_reason() {
    REASONS_TO_LOOK.fetch_sub(1, Ordering::Relaxed);
}

fn action_at_start() -> Action {
    match std::env::var(VARIABLE).as_deref() {
        Ok("default") => Action::Default,
        Ok("error") => Action::Error,
        Ok("ignore") => Action::Ignore,
        Ok("always") => Action::Always,
        _ if cfg!(debug_assertions) => Action::Default,
        _ => Action::Ignore,
    }
}
