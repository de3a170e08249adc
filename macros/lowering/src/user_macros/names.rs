//! The names in a template, and what of it is not code.
//!
//! Input: a template. Output: which names it binds, which it uses, and whether they can be changed.

use super::Position;
use super::rules::PLACEHOLDER;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;
use syn::parse::Parser;
use syn::visit::{self, Visit};
use syn::{Block, Pat, Stmt};

/// What a template is made of.
pub(super) enum Code {
    Stmt(Box<Stmt>),
    Pat(Box<Pat>),
}

impl Code {
    pub(super) fn visit<'ast>(&'ast self, visitor: &mut impl Visit<'ast>) {
        match self {
            Code::Stmt(stmt) => visitor.visit_stmt(stmt),
            Code::Pat(pat) => visitor.visit_pat(pat),
        }
    }
}

pub(super) fn parse_code(tokens: TokenStream, position: Position) -> Option<Vec<Code>> {
    match position {
        Position::Code | Position::Statement => {
            Some(Block::parse_within.parse2(tokens).ok()?.into_iter().map(|stmt| Code::Stmt(Box::new(stmt))).collect())
        }
        Position::Pattern => Some(vec![Code::Pat(Box::new(Pat::parse_multi_with_leading_vert.parse2(tokens).ok()?))]),
    }
}

/// The names that patterns bind in what is visited.
pub(super) fn bound(visit: impl FnOnce(&mut Bound)) -> BTreeSet<String> {
    let mut bound = Bound(BTreeSet::new());
    visit(&mut bound);
    bound.0
}

pub(super) struct Bound(BTreeSet<String>);

impl<'ast> Visit<'ast> for Bound {
    fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
        let name = pat.ident.to_string();
        if crate::constants::is_binding(pat) && !name.starts_with(PLACEHOLDER) {
            self.0.insert(name);
        }
        visit::visit_pat_ident(self, pat);
    }
}

/// The names in a template that could be those of locals.
pub(super) fn names_used(template: &TokenStream) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut before = String::new();
    for token in template.clone() {
        match &token {
            TokenTree::Group(group) => found.extend(names_used(&group.stream())),
            TokenTree::Ident(name) if before != "." && before != "$" => {
                found.insert(name.to_string());
            }
            _ => {}
        }
        before = token.to_string();
    }
    found
}

/// Whether a template has a `#[cfg]`.
pub(super) fn has_condition(template: &TokenStream) -> bool {
    any_pair(template, &|token, next| match (token, next) {
        (TokenTree::Punct(hash), TokenTree::Group(attribute)) => {
            hash.as_char() == '#' && attribute.stream().to_string().starts_with("cfg")
        }
        _ => false,
    })
}

/// Whether a template shows what it is handed as text, which would be another one. (Of a single fragment, the text is known.)
pub(super) fn shows_text(template: &TokenStream) -> bool {
    let tokens: Vec<TokenTree> = template.clone().into_iter().collect();
    let is_text = |called: &[TokenTree]| match called {
        [TokenTree::Ident(name), TokenTree::Punct(bang), TokenTree::Group(given)] if bang.as_char() == '!' => {
            name == "dbg" || (name == "stringify" && fragment_alone(&given.stream()).is_none())
        }
        _ => false,
    };
    tokens.windows(3).any(is_text)
        || tokens.iter().any(|token| matches!(token, TokenTree::Group(group) if shows_text(&group.stream())))
}

/// The name in `$name`, if there is nothing else.
pub(super) fn fragment_alone(tokens: &TokenStream) -> Option<String> {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    match &tokens[..] {
        [TokenTree::Punct(dollar), TokenTree::Ident(name)] if dollar.as_char() == '$' => Some(name.to_string()),
        _ => None,
    }
}

/// Whether there are such tokens one after the other.
fn any_pair(tokens: &TokenStream, is: &impl Fn(&TokenTree, &TokenTree) -> bool) -> bool {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let inside = tokens.iter().any(|token| matches!(token, TokenTree::Group(group) if any_pair(&group.stream(), is)));
    inside || tokens.windows(2).any(|pair| is(&pair[0], &pair[1]))
}

/// Whether a name stands where it cannot be changed: as that of a field, or in a text.
pub(super) fn is_spelt_out(template: &TokenStream, code: &[Code], name: &str) -> bool {
    struct Fields<'a>(&'a str, bool);
    impl<'ast> Visit<'ast> for Fields<'_> {
        fn visit_member(&mut self, member: &'ast syn::Member) {
            self.1 |= matches!(member, syn::Member::Named(name) if name == self.0);
        }
        fn visit_expr_field(&mut self, field: &'ast syn::ExprField) {
            self.visit_expr(&field.base); // what stands behind a dot is not changed
        }
        fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
            self.1 |= path.path.segments.len() > 1 && path.path.segments.iter().any(|part| part.ident == self.0);
        }
    }
    fn in_text(tokens: &TokenStream, name: &str) -> bool {
        tokens.clone().into_iter().any(|token| match token {
            TokenTree::Group(group) => in_text(&group.stream(), name),
            TokenTree::Literal(literal) => literal.to_string().contains(&format!("{{{name}")),
            _ => false,
        })
    }
    let mut fields = Fields(name, false);
    code.iter().for_each(|code| code.visit(&mut fields));
    fields.1 || in_text(template, name)
}
