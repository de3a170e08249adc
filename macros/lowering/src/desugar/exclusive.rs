//! Exclusive references to constants.
//!
//! Input: a function. Output: the same, in which `&mut Unit`, of a struct without fields or another constant, says that it is a
//! reference to a value, which is made there and ends as temporaries do: a path could be that of a variable.
//!
//! ```text
//! handle(&mut Handler).await   ⇒   handle(&mut { if false { _ = &mut Handler; } Handler }).await
//! ```
//!
//! What is written stays beside it, for rustc to refuse it if that is a static.
//!
//! Which names are those of constants, their case tells, and that no pattern and no macro has them: so they are none of a
//! variable. A `static mut` of such a name cannot be borrowed but by unsafe code, and is let alone there.

use proc_macro2::{Span, TokenStream, TokenTree};
use std::collections::BTreeSet;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprReference, ItemFn, Macro, PatIdent, parse_quote_spanned, spanned::Spanned};

/// Rewrites a function's body.
pub fn exclusive_constants(function: &mut ItemFn) {
    if !matches!(function.sig.safety, syn::Safety::Unsafe(_)) {
        let mut variables = Variables::default();
        variables.visit_item_fn(function);
        Values(variables.0).visit_block_mut(&mut function.block);
    }
}

/// The names that may be those of variables.
#[derive(Default)]
struct Variables(BTreeSet<String>);

impl Variables {
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(name) => _ = self.0.insert(name.to_string()),
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Variables {
    fn visit_pat_ident(&mut self, pat: &'ast PatIdent) {
        self.0.insert(pat.ident.to_string());
        visit::visit_pat_ident(self, pat);
    }
    fn visit_macro(&mut self, mac: &'ast Macro) {
        self.tokens(mac.tokens.clone());
    }
}

struct Values(BTreeSet<String>);

impl VisitMut for Values {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
    fn visit_expr_unsafe_mut(&mut self, _: &mut syn::ExprUnsafe) {}
    fn visit_expr_closure_mut(&mut self, _: &mut syn::ExprClosure) {}
    fn visit_expr_async_mut(&mut self, _: &mut syn::ExprAsync) {}
    fn visit_expr_reference_mut(&mut self, reference: &mut ExprReference) {
        if reference.mutability.is_some() && self.is_constant(&reference.expr) {
            let (constant, here) = (&reference.expr, Span::mixed_site().located_at(reference.span()));
            *reference.expr = parse_quote_spanned! {here=> {
                if false {
                    _ = #reference;
                }
                #constant
            }};
            return;
        }
        visit_mut::visit_expr_reference_mut(self, reference);
    }
}

impl Values {
    /// `Handler`, `kinds::Handler`: neither a variable nor, most likely, a static.
    fn is_constant(&self, expr: &Expr) -> bool {
        let Expr::Path(path) = expr else { return false };
        let Some(last) = path.path.segments.last() else { return false };
        let name = last.ident.to_string();
        path.attrs.is_empty()
            && name.starts_with(|first: char| first.is_ascii_uppercase())
            && name.contains(|letter: char| letter.is_ascii_lowercase())
            && !self.0.contains(&name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::ToTokens;
    use syn::parse_quote;

    #[test]
    fn what_is_lent() {
        let mut function: ItemFn = parse_quote! {
            async fn f() {
                g(&mut Handler, &mut kinds::Handler, &mut handler, &mut HANDLER, &Handler, unsafe { &mut Handler }).await;
            }
        };
        exclusive_constants(&mut function);
        let value = |name: &str| format!("& mut {{ if false {{ _ = & mut {name} ; }} {name} }}");
        let expected = format!(
            "g ({} , {} , & mut handler , & mut HANDLER , & Handler , unsafe {{ & mut Handler }}) . await ;",
            value("Handler"),
            value("kinds :: Handler")
        );
        let body = function.block.stmts.iter().map(|stmt| stmt.to_token_stream().to_string()).collect::<String>();
        assert_eq!(body, expected);
    }

    #[test]
    fn variables_of_such_names() {
        let mut function: ItemFn = parse_quote! {
            async fn f(mut Given: u8) {
                let mut Own = 1;
                declare!(Made);
                g(&mut Given, &mut Own, &mut Made).await;
            }
        };
        let written = function.clone();
        exclusive_constants(&mut function);
        assert_eq!(function, written);
    }

    #[test]
    fn unsafe_functions() {
        let function: ItemFn = parse_quote! {
            async unsafe fn f() {
                g(&mut Counter).await;
            }
        };
        let mut changed = function.clone();
        exclusive_constants(&mut changed);
        assert_eq!(changed, function);
    }
}
