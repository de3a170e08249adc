//! What would leave the coroutine from inside a macro that waits: its arguments stand in an `async` block of their own.
//!
//! Input: the macro's arguments. Output: the place of the first `?`, `return`, `break` or `continue` that leads out of
//! them. What is in a closure, an `async` block or a loop of theirs leaves only that.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Expr, Macro, Token};

/// The way out of the arguments of a macro: expressions, or else any tokens.
pub(super) fn of_macro(mac: &Macro) -> Option<Span> {
    match Punctuated::<Expr, Token![,]>::parse_terminated.parse2(mac.tokens.clone()) {
        Ok(args) => args.iter().find_map(of_expr),
        Err(_) => of_tokens(mac.tokens.clone()),
    }
}

/// The way out of an expression.
pub(super) fn of_expr(expr: &Expr) -> Option<Span> {
    let mut ways = Ways { found: None, labels: vec![], loops: 0 };
    ways.visit_expr(expr);
    ways.found
}

fn of_tokens(tokens: TokenStream) -> Option<Span> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Group(group) => of_tokens(group.stream()),
        TokenTree::Punct(punct) => (punct.as_char() == '?').then(|| punct.span()),
        TokenTree::Ident(ident) => {
            let leaves = ["return", "break", "continue"].iter().any(|word| ident == word);
            leaves.then(|| ident.span())
        }
        TokenTree::Literal(_) => None,
    })
}

struct Ways {
    found: Option<Span>,
    labels: Vec<String>,
    loops: usize,
}

impl Ways {
    fn jump(&mut self, label: Option<&syn::Lifetime>, span: Span) {
        let inside = match label {
            Some(label) => self.labels.contains(&label.ident.to_string()),
            None => self.loops > 0,
        };
        if !inside {
            self.found.get_or_insert(span);
        }
    }

    fn labelled(&mut self, label: Option<&syn::Label>, loops: usize, inner: impl FnOnce(&mut Self)) {
        let depth = self.labels.len();
        self.labels.extend(label.map(|label| label.name.ident.to_string()));
        self.loops += loops;
        inner(self);
        self.loops -= loops;
        self.labels.truncate(depth);
    }
}

impl<'ast> Visit<'ast> for Ways {
    fn visit_item(&mut self, _: &'ast syn::Item) {}
    fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
    fn visit_expr_async(&mut self, _: &'ast syn::ExprAsync) {}

    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Try(inner) => {
                visit::visit_expr(self, &inner.expr);
                self.found.get_or_insert(inner.question_token.span());
            }
            Expr::Return(inner) => {
                self.found.get_or_insert(inner.return_token.span);
            }
            Expr::Break(inner) => self.jump(inner.label.as_ref(), inner.break_token.span),
            Expr::Continue(inner) => self.jump(inner.label.as_ref(), inner.continue_token.span),
            Expr::Loop(inner) => self.labelled(inner.label.as_ref(), 1, |this| this.visit_block(&inner.body)),
            Expr::While(inner) => self.labelled(inner.label.as_ref(), 1, |this| {
                this.visit_expr(&inner.cond);
                this.visit_block(&inner.body);
            }),
            Expr::ForLoop(inner) => {
                self.visit_expr(&inner.expr);
                self.labelled(inner.label.as_ref(), 1, |this| this.visit_block(&inner.body));
            }
            Expr::Block(inner) => self.labelled(inner.label.as_ref(), 0, |this| this.visit_block(&inner.block)),
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_macro(&mut self, mac: &'ast Macro) {
        if self.found.is_none() {
            self.found = of_macro(mac);
        }
    }
}
