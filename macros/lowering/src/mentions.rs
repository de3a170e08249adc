//! The names in a piece of code, without writing it out as tokens first.
//!
//! Input: syntax. Output: its identifiers, those inside macro calls included, or the locals that these and the captures of
//! format strings stand for; in the order of the source.

use crate::locals::{marked, marked_in_text};
use crate::set::Set;
use proc_macro2::{Ident, TokenStream, TokenTree};
use std::collections::BTreeSet;
use syn::visit::Visit;
use syn::{Block, Expr, ExprMethodCall, LitStr, Pat, Signature, Stmt};

/// Code that can be looked at.
pub trait Code {
    /// Visits it.
    fn accept<'a>(&'a self, visit: &mut impl Visit<'a>);
}

macro_rules! code {
    ($($node:ident $visit:ident)*) => {
        $(impl Code for $node {
            fn accept<'a>(&'a self, visit: &mut impl Visit<'a>) {
                visit.$visit(self);
            }
        })*
    };
}

code! {
    Block visit_block
    Expr visit_expr
    ExprMethodCall visit_expr_method_call
    Pat visit_pat
    Signature visit_signature
    Stmt visit_stmt
    TokenStream visit_token_stream
}

/// The locals that `code` mentions, format captures included.
pub fn mentioned_in(code: &impl Code) -> Set {
    let mut found = Set::new();
    let mut names = Names(|name: Name<'_>| match name {
        Name::Ident(ident) => found.extend(marked(ident)),
        Name::Text(text) => found.extend(marked_in_text(text)),
    });
    code.accept(&mut names);
    found
}

/// Sees each identifier of `code`.
pub fn each_identifier(code: &impl Code, mut see: impl FnMut(&Ident)) {
    let mut names = Names(|name: Name<'_>| {
        if let Name::Ident(ident) = name {
            see(ident);
        }
    });
    code.accept(&mut names);
}

/// All identifiers in `code`.
pub fn identifiers(code: &impl Code) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    each_identifier(code, |ident| found.extend([ident.to_string()]));
    found
}

enum Name<'a> {
    Ident(&'a Ident),
    /// A literal, which may be a format string.
    Text(&'a str),
}

struct Names<F>(F);

impl<'ast, F: FnMut(Name<'_>)> Visit<'ast> for Names<F> {
    fn visit_ident(&mut self, ident: &'ast Ident) {
        (self.0)(Name::Ident(ident));
    }

    fn visit_lit_str(&mut self, literal: &'ast LitStr) {
        (self.0)(Name::Text(&literal.token().to_string()));
    }

    // What no syntax is known for: the arguments of macros, among others.
    fn visit_token_stream(&mut self, tokens: &'ast TokenStream) {
        self.tokens(tokens.clone());
    }
}

impl<F: FnMut(Name<'_>)> Names<F> {
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(ident) => (self.0)(Name::Ident(&ident)),
                TokenTree::Literal(literal) => (self.0)(Name::Text(&literal.to_string())),
                TokenTree::Punct(_) => {}
            }
        }
    }
}
