//! What a file imports, as far as its text tells.
//!
//! Input: the text of a file. Output: whether a name is imported in it, from where, or from anywhere else; imports in its inner
//! modules count.

/// Whether a letter may be one of a name.
fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// `as name`
pub(super) fn renames(text: &str, name: &str) -> bool {
    text.split(" as ").skip(1).any(|rest| {
        let rest = rest.trim_start().strip_prefix(name);
        rest.is_some_and(|rest| !rest.starts_with(is_part))
    })
}

/// Crates whose macros are as std's of that name.
const AS_STD: [&str; 5] = ["std", "core", "alloc", "pretty_assertions", "similar_asserts"];

/// `use path::name;`, or the like, of a path that is none of these.
pub(super) fn is_imported_from_elsewhere(text: &str, name: &str) -> bool {
    text.match_indices("use ").filter(|(at, _)| !text[..*at].ends_with(is_part)).any(|(at, _)| {
        let import = text[at + 4..].split(';').next().unwrap_or_default();
        let root = import.trim_start().trim_start_matches("::").split(|letter| !is_part(letter)).next();
        let mut found = import.match_indices(name).map(|(at, _)| (&import[..at], &import[at + name.len()..]));
        root.is_some_and(|root| !AS_STD.contains(&root))
            && found.any(|(before, after)| {
                let before = before.trim_end_matches(' ');
                !after.starts_with(is_part)
                    && !after.starts_with("::")
                    && (before.ends_with([':', '{', ',', '\n']) || before.ends_with(" as"))
            })
    })
}

/// `#[macro_use] extern crate krate`
pub(super) fn imports_macros(text: &str, krate: &str) -> bool {
    let mut externs = text.match_indices("extern crate ").map(|(at, found)| (&text[..at], &text[at + found.len()..]));
    externs.any(|(before, named)| before.trim_end().ends_with("#[macro_use]") && named.starts_with(krate))
}

/// `krate::name`, but for a call, `krate::*`, or the name in `krate::{…}`.
pub(super) fn is_imported(text: &str, name: &str, krate: &str) -> bool {
    let is_name = |text: &str| {
        let rest = text.strip_prefix(name).filter(|rest| !rest.starts_with(is_part));
        rest.is_some_and(|rest| !rest.trim_start().starts_with(['!', ':']))
    };
    let words = |group: &str| {
        let begins = |at: usize| !group[..at].ends_with(is_part);
        group.match_indices(name).any(|(at, _)| begins(at) && is_name(&group[at..]))
    };
    text.match_indices(krate).filter(|(at, _)| !text[..*at].ends_with(is_part)).any(|(at, _)| {
        let rest = text[at..].trim_start_matches(is_part).trim_start();
        let Some(rest) = rest.strip_prefix("::").map(str::trim_start) else { return false };
        match rest.strip_prefix('{') {
            Some(group) => words(&group[..group.find(';').unwrap_or(group.len())]),
            None => rest.starts_with('*') || is_name(rest),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_from_std() {
        let is = |text: &str| is_imported_from_elsewhere(text, "vec");
        assert!(is("use crate::vec;") && is("use own::{other, vec};") && is("use own::make as vec;"));
        assert!(
            !is("use std::vec;") && !is("use alloc::{vec, format};") && !is("use own::vec::make; let x = vec![1];")
        );
    }

    #[test]
    fn what_has_another_name() {
        let is = |text: &str| renames(text, "B");
        assert!(is("use E::A as B;") && is("use E::{A as  B, C};"));
        assert!(!is("use E::A as Best;") && !is("use E::B as A;") && !is("struct B;"));
    }

    #[test]
    fn whose_macros_a_crate_imports() {
        let is = |text: &str| imports_macros(text, "futures");
        assert!(is("#[macro_use]\nextern crate futures;") && is("#[macro_use] extern crate futures_util;"));
        assert!(!is("extern crate futures;") && !is("#[macro_use] extern crate log;\nextern crate futures;"));
    }

    #[test]
    fn what_a_file_imports() {
        let is = |text: &str| is_imported(text, "join", "futures");
        assert!(is("use futures::join;") && is("use futures_util::{lock::Mutex, join};") && is("use futures::*;"));
        assert!(!is("use futures::future::join_all;") && !is("futures::join!(a, b)") && !is("use my_futures::join;"));
        assert!(!is("use futures::{join_all, select}; fn join() {}") && !is("use tokio::join; // not futures"));
    }
}
