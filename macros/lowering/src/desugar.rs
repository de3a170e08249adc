//! What is put into other words before anything else looks at the function.
//!
//! Input: the body as parsed. Output: the same, in which macros that wait for several futures (`join!`, `try_join!`,
//! `select!`) stand in an awaited `async` block: they expand to awaits of their own, which rustc only takes inside `async`.
//!
//! ```text
//! let (a, b) = join!(f(), g());   ⇒   let (a, b) = async { join!(f(), g()) }.await;
//! ```

use crate::diagnostics::Diagnostics;
use proc_macro2::{Span, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Macro, Stmt, parse_quote_spanned};

/// Rewrites a body.
pub fn desugar(body: &mut syn::Block, diagnostics: &mut Diagnostics) {
    Desugar { diagnostics }.visit_block_mut(body);
}

/// Whether a macro waits for futures that it is given.
pub fn waits(mac: &Macro) -> bool {
    mac.path
        .segments
        .last()
        .is_some_and(|last| ["join", "try_join", "select", "select_biased"].iter().any(|name| last.ident == name))
}

struct Desugar<'a> {
    diagnostics: &'a mut Diagnostics,
}

impl Desugar<'_> {
    fn in_async(&mut self, mac: &Macro) -> Expr {
        if let Some(way_out) = way_out(mac.tokens.clone()) {
            let name = mac.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
            self.diagnostics.error_at(
                way_out,
                format!("this would leave the coroutine from inside `{name}!`"),
                format!("let `{name}!` give a value, and decide after it"),
            );
        }
        let span = mac.path.span();
        parse_quote_spanned!(span=> async { #mac }.await)
    }
}

/// The first token that leaves the function: `?`, `return`, `break`, `continue`.
fn way_out(tokens: TokenStream) -> Option<Span> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Group(group) => way_out(group.stream()),
        TokenTree::Punct(punct) => (punct.as_char() == '?').then(|| punct.span()),
        TokenTree::Ident(ident) => {
            let leaves = ["return", "break", "continue"].iter().any(|word| ident == word);
            leaves.then(|| ident.span())
        }
        TokenTree::Literal(_) => None,
    })
}

impl VisitMut for Desugar<'_> {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        if let Stmt::Macro(mac) = stmt
            && waits(&mac.mac)
        {
            let expr = self.in_async(&mac.mac);
            *stmt = Stmt::Expr(expr, mac.semi_token);
            return;
        }
        visit_mut::visit_stmt_mut(self, stmt);
    }

    fn visit_expr_async_mut(&mut self, _: &mut syn::ExprAsync) {}

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        if let Expr::Macro(mac) = expr
            && waits(&mac.mac)
        {
            *expr = self.in_async(&mac.mac);
        }
    }
}
