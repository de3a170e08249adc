//! Short names for the paths that an expansion is made of.
//!
//! Input: an expansion's tokens. Output: the same, `::asyncio::private::X` and `__asyncio::X` as `X`, core's common names
//! alone, and the machine's own variables renamed where hygiene is all that keeps them from the user's. What holds afterwards:
//! a name of ours that the user's function mentions too keeps its module (`private::X`), and `note` tells of all others.
//!
//! ```text
//! __asyncio::Some(state)   ⇒   Some(state), or Some(state_) beside a `state` of the user's
//! ```

use crate::emit::PRIVATE;
use crate::mentions::identifiers;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::BTreeSet;
use syn::Path;

/// What the module has from `core`, and where from.
const CORE: &[(&str, &str)] = &[
    ("Poll", "task::Poll"),
    ("ControlFlow", "ops::ControlFlow"),
    ("Pin", "pin::Pin"),
    ("PhantomData", "marker::PhantomData"),
    ("mem", "mem"),
];

/// What needs no `use`.
const PRELUDE: &[&str] =
    &["Some", "None", "Ok", "Err", "Iterator", "IntoIterator", "Sized", "line", "column", "file", "unreachable"];

/// The variables that the machine declares for itself.
const VARIABLES: &[&str] =
    &["frame", "places", "cx", "signal", "ask", "resumed", "awaited", "outcome", "value", "cancelled", "residual"];

/// Whether a token was written by the macro: it has no place in the source.
pub fn is_ours(span: Span) -> bool {
    span.byte_range().is_empty()
}

/// Shortens one expansion.
pub struct Shortener {
    /// `:: asyncio :: private`, and what it is called inside of the body.
    private: [Vec<String>; 2],
    users: BTreeSet<String>,
    /// What was shortened.
    from_private: BTreeSet<String>,
    from_core: BTreeSet<String>,
    renamed: BTreeSet<String>,
}

impl Shortener {
    /// For an expansion of `source`.
    pub fn new(private: &Path, source: &TokenStream) -> Self {
        let users = identifiers(source);
        Shortener {
            private: [
                private.to_token_stream().into_iter().map(|token| token.to_string()).collect(),
                vec![PRIVATE.to_string()],
            ],
            users,
            from_private: BTreeSet::new(),
            from_core: BTreeSet::new(),
            renamed: BTreeSet::new(),
        }
    }

    /// Shortens the paths in `tokens`.
    pub fn shorten(&mut self, tokens: TokenStream) -> TokenStream {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut out = TokenStream::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if let Some((length, short)) = self.path(&tokens[at..]) {
                out.extend(short);
                at += length;
                continue;
            }
            out.extend([match token {
                TokenTree::Group(group) => {
                    let mut inner = Group::new(group.delimiter(), self.shorten(group.stream()));
                    inner.set_span(group.span());
                    inner.into()
                }
                TokenTree::Ident(ident) => self.variable(ident).into(),
                other => other.clone(),
            }]);
            at += 1;
        }
        out
    }

    /// Which names stand for which, as a comment.
    pub fn note(&self) -> String {
        let mut note = String::new();
        let mut line = |begin: &str, names: &BTreeSet<String>| {
            if !names.is_empty() {
                let names = names.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
                note += &format!("// {begin}: {names}\n");
            }
        };
        line(&format!("from `{}`", self.private[0].concat()), &self.from_private);
        line("from `core`", &self.from_core);
        line("variables of the machine's own, renamed here because yours have these names", &self.renamed);
        if !note.is_empty() {
            note.push('\n');
        }
        note
    }

    /// The path at the start of `tokens`, if it is to be shortened: how long it is, and what stands for it.
    fn path(&mut self, tokens: &[TokenTree]) -> Option<(usize, Vec<TokenTree>)> {
        let begins = |prefix: &&Vec<String>| {
            prefix.len() <= tokens.len() && prefix.iter().zip(tokens).all(|(name, token)| *name == token.to_string())
        };
        let prefix = self.private.iter().find(begins)?.len();
        let name = segment(&tokens[prefix..])?.to_string();
        // The path is `:: name` longer, three tokens.
        let whole = (prefix + 3, vec![tokens[prefix + 2].clone()]);
        if PRELUDE.contains(&name.as_str()) {
            return Some(whole);
        }
        if self.users.contains(&name) {
            // The module's name stays before it.
            return Some((prefix, tokens[prefix - 1..prefix].to_vec()));
        }
        match CORE.iter().find(|(known, _)| *known == name) {
            Some((_, path)) => self.from_core.insert(path.to_string()),
            None => self.from_private.insert(name),
        };
        Some(whole)
    }

    /// A variable of the machine's, under another name if the user has one of this name.
    fn variable(&mut self, ident: &Ident) -> Ident {
        let name = ident.to_string();
        if !is_ours(ident.span()) || !VARIABLES.contains(&name.as_str()) || !self.users.contains(&name) {
            return ident.clone();
        }
        let other = (1..).map(|count| name.clone() + &"_".repeat(count)).find(|other| !self.users.contains(other));
        let other = other.unwrap_or_else(|| name.clone());
        self.renamed.insert(other.clone());
        Ident::new(&other, ident.span())
    }
}

/// The identifier of `:: name`.
fn segment(tokens: &[TokenTree]) -> Option<&Ident> {
    let is_colon = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':');
    match tokens {
        [first, second, TokenTree::Ident(name), ..] if is_colon(first) && is_colon(second) => Some(name),
        _ => None,
    }
}
