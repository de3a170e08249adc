//! Whose `join!` or `select!` is called.
//!
//! Input: the path of a call. Output: the library whose macro it is, by the path, or, if that is a name alone, by what the file
//! imports. They differ in what they do with a future that is a local's name, and in how long the arguments' temporaries live.

use crate::user_macros::imports;
use syn::Path;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Library {
    Tokio,
    Futures,
    /// One of these, or another.
    Unknown,
}

impl Library {
    pub(super) fn of(path: &Path) -> Self {
        let is = |name: &str| match path.get_ident() {
            Some(own) => imports(own, name),
            None => path.segments.iter().rev().skip(1).any(|segment| segment.ident.to_string().starts_with(name)),
        };
        match (is("tokio"), is("futures")) {
            (true, false) => Library::Tokio,
            (false, true) => Library::Futures,
            _ => Library::Unknown,
        }
    }
}
