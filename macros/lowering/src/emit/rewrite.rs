//! The user's code inside the step.
//!
//! Input: code that cannot suspend. Output: the same, with the ways out of the function put into the step's terms:
//! `return x` and `?`. Closures, async blocks and nested items have ways out of their own and are left alone.
//!
//! ```text
//! let n = read()?;   ⇒   let n = match branch(read()) {
//!                            Continue(value) => value,
//!                            Break(residual) => return Ready(Ok(FromResidual::from_residual(residual))),
//!                        };
//! ```

use crate::syntax::unit_at;
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::token::Brace;
use syn::visit_mut::{self, VisitMut};
use syn::{Arm, Expr, ExprMatch, Ident, Macro, Pat, Path, Token};

/// Rewrites ways out.
pub struct Rewrite<'a> {
    /// `::asyncio::private`
    pub private: &'a Path,
    /// What the coroutine returns.
    pub output: &'a crate::code::TokenStream,
}

impl Rewrite<'_> {
    /// What leaves the step with `value`. The written type is what rustc names if `value` has another.
    fn ready(&self, value: &Expr) -> Expr {
        let (private, output) = (self.private, self.output);
        if is_unit(value) && output.to_string() == "()" {
            return Expr::Verbatim(quote!(#private::ready(())));
        }
        let name = ident("output");
        Expr::Verbatim(quote!(#private::ready({ let #name: #output = #value; #name })))
    }

    fn question_mark(&self, operand: &Expr, question: Span) -> Expr {
        let private = self.private;
        let at_question = Span::mixed_site().located_at(question);
        let (value, residual) = (ident("value"), Ident::new("residual", at_question));
        let branch = quote_spanned!(at_question=> #private::branch(#operand));
        let leave = quote_spanned!(at_question=> #private::FromResidual::from_residual(#residual));
        // Made, not parsed: there may be a lot in the operand.
        Expr::Match(ExprMatch {
            attrs: vec![],
            match_token: <Token![match]>::default(),
            expr: Box::new(Expr::Verbatim(branch)),
            brace_token: Brace::default(),
            arms: vec![
                arm(quote!(#private::ControlFlow::Continue(#value)), quote!(#value)),
                arm(quote!(#private::ControlFlow::Break(#residual)), quote!(return #private::ready(#leave))),
            ],
        })
    }
}

fn arm(pat: TokenStream, body: TokenStream) -> Arm {
    Arm {
        attrs: vec![],
        pat: Pat::Verbatim(pat),
        fat_arrow_token: <Token![=>]>::default(),
        body: Box::new(Expr::Verbatim(body)),
        comma: Some(<Token![,]>::default()),
    }
}

/// Whether an expression is `()`.
pub fn is_unit(expr: &Expr) -> bool {
    match expr {
        Expr::Tuple(tuple) => tuple.elems.is_empty() && tuple.attrs.is_empty(),
        Expr::Group(group) => is_unit(&group.expr),
        _ => false,
    }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

impl VisitMut for Rewrite<'_> {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
    fn visit_expr_closure_mut(&mut self, _: &mut syn::ExprClosure) {}
    fn visit_expr_async_mut(&mut self, _: &mut syn::ExprAsync) {}

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        match expr {
            Expr::Return(inner) => {
                let unit = || Box::new(unit_at(inner.return_token.span));
                let value = inner.expr.take().unwrap_or_else(unit);
                inner.expr = Some(Box::new(self.ready(&value)));
            }
            Expr::Try(inner) => *expr = self.question_mark(&inner.expr, inner.question_token.span()),
            _ => {}
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if let Some(mut call) = crate::macros::parse(mac) {
            for arg in &mut call.args {
                self.visit_expr_mut(&mut arg.expr);
            }
            call.write_to(mac);
        }
    }
}
