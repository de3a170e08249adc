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

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Ident, Macro, Path, parse_quote};

/// Rewrites ways out.
pub struct Rewrite<'a> {
    /// `::asyncio::private`
    pub private: &'a Path,
    /// What the coroutine returns.
    pub output: &'a TokenStream,
}

impl Rewrite<'_> {
    /// What leaves the step with `value`. The written type is what rustc names if `value` has another.
    pub fn ready(&self, value: &TokenStream) -> Expr {
        let (private, output) = (self.private, self.output);
        if value.to_string() == "()" && output.to_string() == "()" {
            return parse_quote!(#private::ready(()));
        }
        let name = ident("output");
        parse_quote!(#private::ready({ let #name: #output = #value; #name }))
    }

    fn question_mark(&self, operand: &Expr, question: Span) -> Expr {
        let private = self.private;
        let at_question = Span::mixed_site().located_at(question);
        let (value, residual) = (ident("value"), Ident::new("residual", at_question));
        let branch = quote_spanned!(at_question=> #private::branch(#operand));
        let leave = quote_spanned!(at_question=> #private::FromResidual::from_residual(#residual));
        parse_quote! {
            match #branch {
                #private::ControlFlow::Continue(#value) => #value,
                #private::ControlFlow::Break(#residual) => return #private::ready(#leave),
            }
        }
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
                let unit = || quote_spanned!(inner.return_token.span=> ());
                let value = inner.expr.take().map_or_else(unit, |value| value.to_token_stream());
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
