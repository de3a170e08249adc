//! What the `default` filter has shown already. Python's `__warningregistry__`.

use super::Warning;
use std::collections::HashSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

type Key = (String, Option<(&'static str, u32)>);

static SHOWN: Mutex<Option<HashSet<Key>>> = Mutex::new(None);

pub(super) fn is_first(warning: &Warning) -> bool {
    let place = warning.location.map(|location| (location.file(), location.line()));
    shown().get_or_insert_default().insert((warning.message.clone(), place))
}

pub(super) fn forget() {
    *shown() = None;
}

fn shown() -> MutexGuard<'static, Option<HashSet<Key>>> {
    SHOWN.lock().unwrap_or_else(PoisonError::into_inner)
}
