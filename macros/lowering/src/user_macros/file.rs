//! The `macro_rules!` of a source file.
//!
//! An attribute sees nothing but its own item. So the file is read, once, and only if a coroutine in it calls a macro. What is
//! found is a definition at the top of the file, before the call, and the only one of its name; any other is not known.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The bodies by name; nothing where there are several.
type Bodies = HashMap<String, Option<String>>;

thread_local! {
    // As text: tokens do not outlive the expansion of a macro.
    static FILES: RefCell<HashMap<PathBuf, Rc<(String, Bodies)>>> = RefCell::default();
}

/// What is known of a macro.
pub(super) enum Found {
    /// Nothing by its name.
    Nothing,
    /// Its rules, or that they cannot be told from others.
    Rules(Option<TokenStream>),
}

/// The macro that is called by this name, if it is in the file of the call.
pub(super) fn macro_rules(name: &Ident) -> Found {
    let Some(file) = file_of(name.span()) else { return Found::Nothing };
    let (text, bodies) = &*file;
    let name_text = name.to_string();
    match bodies.get(&name_text) {
        None => Found::Nothing,
        Some(Some(body)) if is_before(text, &name_text, name.span()) => Found::Rules(body.parse().ok()),
        Some(_) => Found::Rules(None),
    }
}

/// Whether a crate is named in a file.
pub(super) fn names(span: Span, krate: &str) -> bool {
    file_of(span).is_some_and(|file| file.0.contains(krate))
}

fn file_of(span: Span) -> Option<Rc<(String, Bodies)>> {
    let path = span.local_file()?;
    Some(FILES.with_borrow_mut(|files| Rc::clone(files.entry(path).or_insert_with_key(|path| Rc::new(read(path))))))
}

/// Whether a macro is defined above a place.
fn is_before(text: &str, name: &str, span: Span) -> bool {
    let above = text.lines().take(span.start().line.saturating_sub(1));
    above.into_iter().any(|line| line.contains("macro_rules!") && line.contains(name))
}

fn read(path: &Path) -> (String, Bodies) {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let mut bodies = Bodies::new();
    if text.contains("macro_rules!")
        && let Ok(tokens) = text.parse::<TokenStream>()
    {
        find(tokens, true, &mut bodies);
    }
    (text, bodies)
}

fn find(tokens: TokenStream, is_top: bool, bodies: &mut Bodies) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        let before = at.checked_sub(3).and_then(|from| tokens.get(from..at));
        let Some([TokenTree::Ident(keyword), TokenTree::Punct(_), TokenTree::Ident(name)]) = before else {
            find(group.stream(), false, bodies);
            continue;
        };
        if keyword != "macro_rules" {
            find(group.stream(), false, bodies);
            continue;
        }
        // `#[cfg(..)]`: there may be another one for the other case.
        let attribute = at.checked_sub(4).and_then(|at| tokens.get(at));
        let conditional = matches!(attribute, Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket && group.to_string().contains("cfg"));
        let body = Some(group.stream().to_string())
            .filter(|_| is_top && !conditional && !bodies.contains_key(&name.to_string()));
        bodies.insert(name.to_string(), body);
    }
}
