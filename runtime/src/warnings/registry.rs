//! What the `default` filter has shown already. Python's `__warningregistry__`: the process has one, and each
//! `catch_warnings` its own, so that what other threads show or forget changes nothing in it.

use super::Warning;
use std::collections::HashSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

#[derive(Default)]
pub(super) struct Registry(HashSet<(String, Option<(&'static str, u32)>)>);

impl Registry {
    /// Whether this is the first warning of its text and place. It is not the next time.
    pub(super) fn is_first(&mut self, warning: &Warning) -> bool {
        let place = warning.location.map(|location| (location.file(), location.line()));
        self.0.insert((warning.message.clone(), place))
    }
}

static SHOWN: Mutex<Option<Registry>> = Mutex::new(None);

/// As [`Registry::is_first`], of the process.
pub(super) fn is_first(warning: &Warning) -> bool {
    shown().get_or_insert_default().is_first(warning)
}

pub(super) fn forget() {
    *shown() = None;
}

fn shown() -> MutexGuard<'static, Option<Registry>> {
    SHOWN.lock().unwrap_or_else(PoisonError::into_inner)
}
