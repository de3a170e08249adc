//! Short names for the paths that an expansion is made of.
//!
//! Input: an expansion's tokens. Output: the same, `::asyncio::private::X` as `X`, core's common names alone, and the
//! machine's own variables renamed where hygiene is all that keeps them from the user's. What holds afterwards: a name of
//! ours that the user's function mentions too keeps its module (`private::X`), and `note` tells of all others.
//!
//! ```text
//! ::asyncio::private::core::option::Option::Some(state)   ⇒   Some(state), or Some(state_) beside a `state` of the user's
//! ```

use crate::locals::identifiers;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::BTreeSet;
use syn::Path;

/// Paths in `core` and what is left of them. The first that fits counts.
const CORE: &[(&[&str], usize)] = &[
    (&["option", "Option", "Some"], 2),
    (&["option", "Option", "None"], 2),
    (&["option", "Option"], 1),
    (&["result", "Result", "Ok"], 2),
    (&["result", "Result", "Err"], 2),
    (&["result", "Result"], 1),
    (&["task", "Poll"], 1),
    (&["ops", "ControlFlow"], 1),
    (&["iter", "Iterator"], 1),
    (&["iter", "IntoIterator"], 1),
    (&["mem"], 0),
];

/// What needs no `use`.
const PRELUDE: &[&str] = &["Some", "None", "Option", "Ok", "Err", "Result", "Iterator", "IntoIterator"];

/// The variables that the machine declares for itself.
const VARIABLES: &[&str] =
    &["frame", "places", "cx", "signal", "resumed", "awaited", "outcome", "value", "cancelled", "residual"];

/// Whether a token was written by the macro: it has no place in the source.
pub fn is_ours(span: Span) -> bool {
    span.byte_range().is_empty()
}

/// Shortens one expansion.
pub struct Shortener {
    /// `:: asyncio :: private`
    private: Vec<String>,
    users: BTreeSet<String>,
    /// What was shortened.
    from_private: BTreeSet<String>,
    from_core: BTreeSet<String>,
    renamed: BTreeSet<String>,
}

impl Shortener {
    /// For an expansion of `source`.
    pub fn new(private: &Path, source: &TokenStream) -> Self {
        let users = identifiers(source.clone());
        Shortener {
            private: private.to_token_stream().into_iter().map(|token| token.to_string()).collect(),
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
        line(&format!("from `{}`", self.private.concat()), &self.from_private);
        line("from `core`", &self.from_core);
        line("variables of the machine's own, renamed here because yours have these names", &self.renamed);
        if !note.is_empty() {
            note.push('\n');
        }
        note
    }

    /// The path at the start of `tokens`, if it is to be shortened: how long it is, and what stands for it.
    fn path(&mut self, tokens: &[TokenTree]) -> Option<(usize, Vec<TokenTree>)> {
        let begins = self.private.iter().zip(tokens).filter(|(name, token)| **name == token.to_string()).count();
        if begins < self.private.len() {
            return None;
        }
        let segments = segments(&tokens[begins..]);
        let first = segments.first()?.to_string();
        if first != "core" {
            let end = begins + 3;
            if self.users.contains(&first) {
                // The module's name stays before it.
                return Some((begins, tokens[begins - 1..begins].to_vec()));
            }
            self.from_private.insert(first);
            return Some((end, tokens[end - 1..end].to_vec()));
        }
        let names: Vec<String> = segments[1..].iter().map(Ident::to_string).collect();
        let known =
            CORE.iter().find(|(path, _)| names.len() >= path.len() && path.iter().zip(&names).all(|(a, b)| a == b));
        let leave = match known {
            Some((path, leave)) if self.is_free(path[*leave]) => {
                if !PRELUDE.contains(&path[*leave]) {
                    self.from_core.insert(path[..=*leave].join("::"));
                }
                1 + leave
            }
            _ => 0,
        };
        // Each segment is `:: name`, three tokens long.
        let end = begins + 3 * (leave + 1);
        Some((end, tokens[end - 1..end].to_vec()))
    }

    fn is_free(&self, name: &str) -> bool {
        PRELUDE.contains(&name) || !self.users.contains(name)
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

/// The identifiers of `:: a :: b :: c …`.
fn segments(tokens: &[TokenTree]) -> Vec<Ident> {
    let is_colon = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':');
    tokens
        .chunks_exact(3)
        .map_while(|segment| match segment {
            [first, second, TokenTree::Ident(name)] if is_colon(first) && is_colon(second) => Some(name.clone()),
            _ => None,
        })
        .collect()
}
