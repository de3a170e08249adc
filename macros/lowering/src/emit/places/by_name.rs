//! Whether a macro takes its arguments by name.
//!
//! Input: the name of a macro that cannot be seen into. Output: whether it wants names (`$x:ident`) and uses them so that a
//! reference under a local's name does what the local itself would. A macro's definition is no part of its call: it is looked
//! for in the file around the call. Those that log take names to show what they stand for.
//!
//! ```text
//! macro_rules! poll { ($queue:ident) => { $queue.poll_expired() }; }     yes: methods are called on it
//! macro_rules! size { ($x:ident) => { size_of_val(&$x) }; }              no: that would be the reference's size
//! ```

use crate::macros::{self, Kind};
use crate::user_macros::{Found, macro_rules};
use proc_macro2::{Ident, TokenStream, TokenTree};
use std::collections::BTreeSet;
use syn::parse_quote;

/// Whether the macro of this name may be given the name of a reference in place of that of a local.
pub(super) fn takes_names(macro_name: &Ident) -> bool {
    let name = macro_name.to_string();
    let logs = ["trace", "debug", "info", "warn", "error", "event"];
    if logs.contains(&name.as_str()) || name.ends_with("_span") {
        return true;
    }
    match macro_rules(macro_name) {
        Found::Rules(Some(rules)) => names_are_read(&rules),
        Found::Rules(None) | Found::Nothing => false,
    }
}

/// Whether some rule takes names, and each that does only reads what they stand for.
fn names_are_read(rules: &TokenStream) -> bool {
    let tokens: Vec<TokenTree> = rules.clone().into_iter().collect();
    let groups: Vec<_> = tokens
        .iter()
        .filter_map(|token| match token {
            TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        })
        .collect();
    let rules = groups.chunks_exact(2).map(|rule| (named(&rule[0]), &rule[1]));
    let taking: Vec<_> = rules.filter(|(names, _)| !names.is_empty()).collect();
    !taking.is_empty() && taking.iter().all(|(names, code)| are_read(code, names, false))
}

/// The `$x:ident` of a matcher.
fn named(matcher: &TokenStream) -> BTreeSet<String> {
    let tokens: Vec<TokenTree> = matcher.clone().into_iter().collect();
    let mut names: BTreeSet<String> = tokens
        .windows(4)
        .filter_map(|four| match four {
            [dollar, TokenTree::Ident(name), colon, TokenTree::Ident(kind)]
                if is(Some(dollar), '$') && is(Some(colon), ':') && kind == "ident" =>
            {
                Some(name.to_string())
            }
            _ => None,
        })
        .collect();
    for token in &tokens {
        if let TokenTree::Group(group) = token {
            names.extend(named(&group.stream()));
        }
    }
    names
}

/// Whether names are never borrowed or dereferenced, and given to no macro but those that show them: `of_unknown` says whether
/// these are the arguments of another. (Where one is used by value, that is a copy, or a move, which is refused.)
fn are_read(code: &TokenStream, names: &BTreeSet<String>, of_unknown: bool) -> bool {
    let tokens: Vec<TokenTree> = code.clone().into_iter().collect();
    let before = |at: usize, by: usize| at.checked_sub(by).and_then(|at| tokens.get(at));
    tokens.iter().enumerate().all(|(at, token)| match token {
        TokenTree::Group(group) => {
            let shown = matches!(before(at, 2), Some(TokenTree::Ident(name)) if shows(name));
            let of_unknown = of_unknown || (is(before(at, 1), '!') && !shown);
            are_read(&group.stream(), names, of_unknown)
        }
        TokenTree::Ident(name) if names.contains(&name.to_string()) && is(before(at, 1), '$') => {
            let borrowed = ['&', '*'].iter().any(|sign| is(before(at, 2), *sign));
            let exclusively = matches!(before(at, 2), Some(TokenTree::Ident(word)) if word == "mut");
            !of_unknown && !borrowed && !exclusively
        }
        _ => true,
    })
}

/// Macros of std that show their arguments, or their names.
fn shows(name: &Ident) -> bool {
    name == "stringify" || name == "concat" || macros::known(&parse_quote!(#name)) == Some(Kind::Format)
}

fn is(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rules: &str) -> bool {
        names_are_read(&rules.parse().expect("tokens"))
    }

    #[test]
    fn what_is_read_by_name() {
        assert!(read("($q:ident) => { $q.enter(|cx, mut q| q.poll(cx)) };"));
        assert!(read("($($q:ident),*; $n:expr) => { $( $q.push($n); )* };"));
        assert!(read("($n:ident) => { $n + $n }; ($n:expr) => { f($n) }"));
        assert!(read(r#"($n:ident) => { println!("{} {:?}", stringify!($n), $n) }"#));
        assert!(read("($a:ident, $b:ident) => { $a.len() == $b.len() || $a < $b }"));
    }

    #[test]
    fn what_may_be_seen_to_be_a_reference() {
        assert!(!read("($x:ident) => { size_of_val(&$x) }"));
        assert!(!read("($x:ident) => { mem::take(&mut $x) }"));
        assert!(!read("($x:ident) => { (*$x).f() }"));
        assert!(!read("($x:ident) => { $x.f() }; ($x:ident, $y:ident) => { g!($x, $y) }"));
        assert!(!read("($x:expr) => { $x.f() }"));
    }
}
